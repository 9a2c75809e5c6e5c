namespace Ripac.VirtualDevice.Nano;

[NanoMembers("System.Math")]
public static class MathMembers
{
    // The lowest number has no opposite, and stays what it is.
    public static int Abs(int value) => value < 0 ? unchecked(-value) : value;
}

[NanoMembers("System.Version")]
public static class VersionMembers
{
    public static Version New(int major, int minor) => Worded(() => new Version(major, minor));

    public static Version New(int major, int minor, int build, int revision) => Worded(() => new Version(major, minor, build, revision));

    private static Version Worded(Func<Version> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw ExceptionMembers.Word(new ArgumentOutOfRangeException());
        }
    }
}
