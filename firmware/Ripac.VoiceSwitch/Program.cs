namespace Ripac.VoiceSwitch;

internal static class Program
{
    private static void Main()
    {
    }
}
