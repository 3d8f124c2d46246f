using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Network;

/// <summary>
/// The program that a command's network begins with: inside of the sandbox it opens the sockets that the proxy will serve, sends them out
/// to the daemon, and becomes the command. Sockets belong to the network that they were made in, so that the daemon accepts connections
/// from there without anything in between.
/// </summary>
public static class NetworkEntryProgram
{
    /// <summary>The hidden first argument by which our executable is this program.</summary>
    public const string Flag = "--codex-run-as-network-entry";

    /// <summary>What the command's resolver library reads when names are served.</summary>
    internal const string ResolverConfiguration = "nameserver 127.0.0.1\noptions timeout:2 attempts:2\n";

    private const string WithNames = "names";
    private const int NamesPort = 53;

    private const int Backlog = 4096;
    private const int SetupFailed = 125;
    private const int NotFound = 127;
    private const int NotExecutable = 126;

    /// <summary>The command line that runs <paramref name="program"/> as this; the command's own follows.</summary>
    /// <param name="channel">The number of the descriptor to send through.</param>
    /// <param name="names">Whether names are served too, on a port that needs a capability, which ends with this program.</param>
    internal static IEnumerable<string> Arguments(IReadOnlyList<string> program, int channel, bool names) =>
        [.. program, Flag, channel.ToString(CultureInfo.InvariantCulture), names ? WithNames : "-", "--"];

    /// <summary>Runs the program. Returns an exit status only when the command could not be started.</summary>
    /// <param name="arguments">What follows the flag: the channel's number, <c>names</c> or <c>-</c>, <c>--</c>, the command.</param>
    [SupportedOSPlatform("linux")]
    public static int Run(ReadOnlySpan<string> arguments, TextWriter error)
    {
        if (arguments is not [var number, var names, "--", var program, ..] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int channel))
        {
            error.WriteLine($"Error: {Flag} is for the daemon's own use");
            return SetupFailed;
        }

        try
        {
            SendSockets(channel, names == WithNames);
        }
        catch (IOException failure)
        {
            error.WriteLine($"Error: the managed network cannot be set up: {failure.Message}");
            return SetupFailed;
        }

        int errno = Become(arguments[3..]);
        error.WriteLine($"Error: {program}: {Errno.Describe(errno)}");
        return errno == Errno.ENOENT ? NotFound : NotExecutable;
    }

    [SupportedOSPlatform("linux")]
    private static void SendSockets(int channel, bool names)
    {
        using var owned = new FileDescriptor(channel);
        using FileDescriptor http = Bound(Libc.SOCK_STREAM, CommandSockets.HttpPort);
        using FileDescriptor socks = Bound(Libc.SOCK_STREAM, CommandSockets.SocksPort);
        using FileDescriptor udp = Bound(Libc.SOCK_DGRAM, CommandSockets.SocksPort);
        _ = Errno.Check(Libc.listen(http.Number, Backlog), "listen");
        _ = Errno.Check(Libc.listen(socks.Number, Backlog), "listen");
        if (!names)
        {
            DescriptorPassing.Send(owned.Number, [http.Number, socks.Number, udp.Number]);
            return;
        }

        using FileDescriptor questions = Bound(Libc.SOCK_DGRAM, NamesPort);
        DescriptorPassing.Send(owned.Number, [http.Number, socks.Number, udp.Number, questions.Number]);
        GiveUpCapability();
    }

    /// <summary>Of this thread, which is the one that becomes the command.</summary>
    [SupportedOSPlatform("linux")]
    private static void GiveUpCapability()
    {
        _ = Errno.Check(Libc.prctl(Libc.PR_CAP_AMBIENT, Libc.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "prctl PR_CAP_AMBIENT_CLEAR_ALL");
        _ = Errno.Check(Libc.capset_none(), "capset");
    }

    [SupportedOSPlatform("linux")]
    private static unsafe FileDescriptor Bound(int type, int port)
    {
        var socket = new FileDescriptor(Errno.Check(Libc.socket(Libc.AF_INET, type | Libc.SOCK_CLOEXEC, 0), "socket"));
        var address = new Libc.SocketAddress
        {
            Family = Libc.AF_INET,
            Port = BinaryPrimitives.ReverseEndianness((ushort)port),
            Address = BinaryPrimitives.ReverseEndianness(0x7F000001u),
        };
        _ = Errno.Check(Libc.bind(socket.Number, &address, (uint)sizeof(Libc.SocketAddress)), "bind");
        return socket;
    }

    /// <summary>Returns the error number of a failed exec. The runtime ignores SIGPIPE, which commands do not expect to inherit.</summary>
    [SupportedOSPlatform("linux")]
    private static unsafe int Become(ReadOnlySpan<string> command)
    {
        _ = Libc.signal(Libc.SIGPIPE, Libc.SIG_DFL);
        using var argv = new NativeStringArray([.. command]);
        _ = Libc.execvp(argv.Pointer[0], argv.Pointer);
        return Errno.Last;
    }
}
