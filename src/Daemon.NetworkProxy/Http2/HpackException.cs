namespace Daemon.NetworkProxy.Http2;

/// <summary>A header block that cannot be decoded: the connection's compression state is lost, and so is the connection.</summary>
internal sealed class HpackException(string message) : IOException(message);
