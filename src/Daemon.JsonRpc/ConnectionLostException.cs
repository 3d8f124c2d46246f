namespace Daemon.JsonRpc;

/// <summary>The connection ended before the answer to a call arrived.</summary>
public sealed class ConnectionLostException(ConnectionEnd end)
    : Exception($"The connection ended ({end.Reason}) before the answer arrived.", end.Error)
{
    public ConnectionEnd End { get; } = end;
}
