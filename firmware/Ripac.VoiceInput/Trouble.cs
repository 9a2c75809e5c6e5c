using Ripac.Link;

namespace Ripac.VoiceInput;

/// <summary>A link status for people; nanoFramework does not keep the names of enum members.</summary>
internal static class Trouble
{
    public static string Describe(LinkStatus status)
    {
        switch (status)
        {
            case LinkStatus.Timeout:
                return "no answer";
            case LinkStatus.NoResponse:
                return "no answer that can be believed";
            case LinkStatus.CoprocessorReset:
                return "started over by itself";
            case LinkStatus.UnsupportedVersion:
                return "speaks another version of the link";
            case LinkStatus.DecisionsLost:
                return "decisions lost";
            case LinkStatus.Gap:
            case LinkStatus.Overflow:
                return "audio lost on the bus";
            case LinkStatus.LineTooSlow:
                return "its UART is too slow";
            case LinkStatus.Mismatch:
                return "tables are not what was written";
            case LinkStatus.EndOfStream:
                return "file cut short while it was read";
            default:
                return "refused with status " + ((int)status).ToString();
        }
    }
}
