using System.Net.Sockets;

namespace Daemon.Execution;

/// <summary>
/// The managed network of one command. The launcher has sockets made inside the command's own network and hands them over; whoever
/// implements this serves them from outside, as the command's only way out. Called from any thread.
/// </summary>
public interface ICommandProxy
{
    /// <summary>Absolute paths of files that the command must be able to read; may be empty.</summary>
    IReadOnlyList<string> ReadableFiles { get; }

    /// <summary>Whether the command's resolver is served too: it then asks the socket of <see cref="CommandSockets.Names"/>.</summary>
    bool ResolvesNames => false;

    /// <summary>Variables that replace the command's own.</summary>
    /// <param name="httpPort">Port on 127.0.0.1 of the command's network.</param>
    /// <param name="socksPort">Likewise.</param>
    IReadOnlyDictionary<string, string> Environment(int httpPort, int socksPort);

    /// <summary>
    /// Serves the sockets, whose owner it is from now on, also when it throws. Must not block. The result is disposed when the command has
    /// ended.
    /// </summary>
    /// <exception cref="ObjectDisposedException">There is no proxy any more.</exception>
    IDisposable Serve(CommandSockets sockets);
}

/// <summary>Sockets in the network of a command: two that listen, one for datagrams, and one for questions about names.</summary>
/// <param name="Names">Null unless <see cref="ICommandProxy.ResolvesNames"/>.</param>
public sealed record CommandSockets(Socket Http, Socket Socks, Socket Udp, Socket? Names) : IDisposable
{
    /// <summary>Fixed, since nobody else is in the command's network: outside of the range of ephemeral ports and unlike what servers use.</summary>
    public const int HttpPort = 28431;

    public const int SocksPort = 28432;

    public void Dispose()
    {
        Http.Dispose();
        Socks.Dispose();
        Udp.Dispose();
        Names?.Dispose();
    }
}
