namespace Daemon.JsonRpc.Messages;

/// <summary>The four shapes of a message.</summary>
internal enum MessageKind
{
    Request,
    Notification,
    Response,
    Error,
}
