namespace Daemon.JsonRpc;

/// <summary>Watches a connection, for logs and counters. Called from its loops: must be quick and must not throw.</summary>
/// <remarks>Payloads may hold secrets: an implementation that prints them does so at trace level only.</remarks>
public interface IRpcObserver
{
    /// <summary>A message arrived and was understood.</summary>
    void Received(ReadOnlyMemory<byte> message)
    {
    }

    /// <summary>A message was handed to the stream below.</summary>
    void Sent(ReadOnlyMemory<byte> message)
    {
    }

    /// <summary>Input was dropped without an answer. <paramref name="message"/> is empty when it was not kept.</summary>
    void Dropped(DropReason reason, long lengthBytes, ReadOnlyMemory<byte> message)
    {
    }

    /// <summary>A handler or a cancellation callback threw, or a result could not be serialised.</summary>
    void Failed(string method, Exception error)
    {
    }

    /// <summary>Called once, last.</summary>
    void Closed(ConnectionEnd end)
    {
    }
}
