namespace System;

// The generic Action<T> and Func<> of the real assembly are left out: using one stops the device at start.
public delegate void Action();

public delegate void AsyncCallback(IAsyncResult ar);

public delegate void EventHandler(object sender, EventArgs e);

public class EventArgs
{
    public static readonly EventArgs Empty;
    public extern EventArgs();
}
