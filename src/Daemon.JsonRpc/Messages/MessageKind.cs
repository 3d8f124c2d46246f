namespace Daemon.JsonRpc.Messages;

/// <summary>The four shapes of a message.</summary>
public enum MessageKind
{
    Request,
    Notification,
    Response,
    Error,
}
