using System.Net.Sockets;
using System.Runtime.Versioning;
using Daemon.Execution.Linux;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Network;

/// <summary>
/// The daemon's end of a command's network: waits for the sockets that <see cref="NetworkEntryProgram"/> sends, and gives them to the
/// proxy. Connections made before wait in the sockets' queues. Disposed when the command has ended. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class NetworkEntry : IEpollHandler, IDisposable
{
    private readonly EpollLoop _loop;
    private readonly ICommandProxy _proxy;
    private readonly Lock _gate = new();
    private readonly FileDescriptor _theirs;
    private readonly ulong _id;
    private FileDescriptor? _ours;
    private IDisposable? _served;

    /// <exception cref="IOException">The process is out of descriptors.</exception>
    public unsafe NetworkEntry(EpollLoop loop, ICommandProxy proxy)
    {
        int* ends = stackalloc int[2];
        _ = Errno.Check(Libc.socketpair(Libc.AF_UNIX, Libc.SOCK_SEQPACKET | Libc.SOCK_CLOEXEC, 0, ends), "socketpair");
        _ours = new FileDescriptor(ends[0]);
        _theirs = new FileDescriptor(ends[1]);
        _loop = loop;
        _proxy = proxy;
        _id = loop.Attach(this);
        try
        {
            loop.Add(_id, 0, _ours.Number, Libc.EPOLLIN);
        }
        catch
        {
            loop.Detach(_id);
            _ours.Dispose();
            _theirs.Dispose();
            throw;
        }
    }

    /// <summary>Whether the command's questions about names are answered.</summary>
    public bool ResolvesNames => _proxy.ResolvesNames;

    /// <summary>The end for the command's side, until <see cref="CloseTheirs"/>.</summary>
    public int Theirs => _theirs.Number;

    /// <summary>To be called once the child has its copy.</summary>
    public void CloseTheirs() => _theirs.Dispose();

    public void OnReady(int token, uint events)
    {
        lock (_gate)
        {
            if (_ours is null)
            {
                return;
            }

            FileDescriptor[] received = DescriptorPassing.Receive(_ours.Number);
            CloseOurs();
            if (Sockets(received) is { } sockets)
            {
                try
                {
                    _served = _proxy.Serve(sockets);
                }
                catch (ObjectDisposedException)
                {
                    // The session is closing, and kills this command.
                }
            }
        }
    }

    public void OnDeadline()
    {
    }

    public void Dispose()
    {
        lock (_gate)
        {
            CloseOurs();
            _served?.Dispose();
            _served = null;
        }

        _theirs.Dispose();
    }

    /// <summary>The first message is the only one: what a command could send later is nothing to us.</summary>
    private void CloseOurs()
    {
        if (_ours is { } ours)
        {
            _ours = null;
            _loop.Remove(ours.Number);
            _loop.Detach(_id);
            ours.Dispose();
        }
    }

    /// <summary>
    /// Two listening sockets and one or two for datagrams, of IPv4; anything else is closed. The program that sends them runs with the command's
    /// environment and is not to be trusted further.
    /// </summary>
    private static CommandSockets? Sockets(FileDescriptor[] received)
    {
        if (received is [var http, var socks, var udp, ..] && IsListener(http) && IsListener(socks) && received.Skip(2).All(IsForDatagrams))
        {
            return new CommandSockets(ToSocket(http), ToSocket(socks), ToSocket(udp), received.Length > 3 ? ToSocket(received[3]) : null);
        }

        foreach (FileDescriptor descriptor in received)
        {
            descriptor.Dispose();
        }

        return null;
    }

    private static bool IsListener(FileDescriptor descriptor) =>
        Option(descriptor, Libc.SO_DOMAIN) == Libc.AF_INET && Option(descriptor, Libc.SO_TYPE) == Libc.SOCK_STREAM && Option(descriptor, Libc.SO_ACCEPTCONN) == 1;

    private static bool IsForDatagrams(FileDescriptor descriptor) =>
        Option(descriptor, Libc.SO_DOMAIN) == Libc.AF_INET && Option(descriptor, Libc.SO_TYPE) == Libc.SOCK_DGRAM;

    private static unsafe int Option(FileDescriptor descriptor, int option)
    {
        int value = 0;
        uint length = sizeof(int);
        return Libc.getsockopt(descriptor.Number, Libc.SOL_SOCKET, option, &value, &length) == 0 ? value : -1;
    }

    private static Socket ToSocket(FileDescriptor descriptor)
    {
        var socket = new Socket(new SafeSocketHandle(descriptor.Number, ownsHandle: true));
        descriptor.SetHandleAsInvalid();
        return socket;
    }
}
