namespace Ripac.VirtualDevice.Nano;

[NanoType("System.IO.IOException")]
public class IOException : SystemException
{
    public IOException()
        : this("an input/output error", (int)IOExceptionErrorCode.Others)
    {
    }

    public IOException(string message)
        : this(message, (int)IOExceptionErrorCode.Others)
    {
    }

    public IOException(string message, Exception innerException)
        : base(message, innerException) => ErrorCode = IOExceptionErrorCode.Others;

    public IOException(string message, int hresult)
        : base(message) => ErrorCode = (IOExceptionErrorCode)hresult;

    internal IOException(string message, IOExceptionErrorCode code)
        : this(message, (int)code)
    {
    }

    public IOExceptionErrorCode ErrorCode { get; }

    [NanoType("System.IO.IOException/IOExceptionErrorCode")]
    public enum IOExceptionErrorCode
    {
        Others = unchecked((int)0xE0000000),
        InvalidDriver = unchecked((int)0xE1000000),
        FileNotFound = unchecked((int)0xE2000000),
        DirectoryNotFound = unchecked((int)0xE3000000),
        VolumeNotFound = unchecked((int)0xE4000000),
        PathTooLong = unchecked((int)0xE5000000),
        DirectoryNotEmpty = unchecked((int)0xE6000000),
        UnauthorizedAccess = unchecked((int)0xE7000000),
        PathAlreadyExists = unchecked((int)0xE8000000),
        TooManyOpenHandles = unchecked((int)0xE9000000),
    }
}
