namespace Daemon.Protocol.Schemas;

/// <summary>Who sends a method, and whether it is answered.</summary>
public enum MethodSide
{
    ClientRequest,
    ClientNotification,
    ServerRequest,
    ServerNotification,
}
