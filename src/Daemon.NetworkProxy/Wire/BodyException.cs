namespace Daemon.NetworkProxy.Wire;

/// <summary>A body whose end will never come, through the fault of its sender.</summary>
internal sealed class BodyException(string message, Exception? inner = null) : IOException(message, inner);
