namespace Daemon.JsonRpc.WebSockets;

/// <summary>A listener cannot be started; the message says why, for the user who started the server.</summary>
public sealed class ListenerException(string message, Exception? innerException = null) : Exception(message, innerException);
