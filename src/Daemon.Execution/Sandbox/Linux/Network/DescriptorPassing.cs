using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Network;

/// <summary>Passes open descriptors through a unix socket (unix(7), SCM_RIGHTS).</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class DescriptorPassing
{
    private const int MaxDescriptors = 4;
    private const int HeaderSize = 16;
    private const int ControlSize = HeaderSize + (MaxDescriptors * sizeof(int));

    /// <summary>Sends one message with up to four descriptors, which stay open here.</summary>
    /// <exception cref="IOException">The other end is closed.</exception>
    public static void Send(int channel, ReadOnlySpan<int> descriptors)
    {
        byte payload = (byte)descriptors.Length;
        byte* control = stackalloc byte[ControlSize];
        var header = (Libc.ControlHeader*)control;
        *header = new Libc.ControlHeader
        {
            Length = (nuint)(HeaderSize + (descriptors.Length * sizeof(int))), Level = Libc.SOL_SOCKET, Type = Libc.SCM_RIGHTS,
        };
        descriptors.CopyTo(new Span<int>(control + HeaderSize, MaxDescriptors));
        var vector = new Libc.IoVector { Base = &payload, Length = 1 };
        var message = new Libc.MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = header->Length };
        _ = Errno.Check((int)Libc.sendmsg(channel, &message, Libc.MSG_NOSIGNAL), "sendmsg");
    }

    /// <summary>
    /// Receives one message without waiting. All that came with it are returned, close-on-exec, for the caller to own; none when the
    /// channel is closed, empty or broken.
    /// </summary>
    public static FileDescriptor[] Receive(int channel)
    {
        byte payload = 0;
        byte* control = stackalloc byte[ControlSize];
        var vector = new Libc.IoVector { Base = &payload, Length = 1 };
        var message = new Libc.MessageHeader
        {
            Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlSize,
        };
        if (Libc.recvmsg(channel, &message, Libc.MSG_DONTWAIT | Libc.MSG_CMSG_CLOEXEC) < 0)
        {
            return [];
        }

        var header = (Libc.ControlHeader*)control;
        if (message.ControlLength < HeaderSize || header->Level != Libc.SOL_SOCKET || header->Type != Libc.SCM_RIGHTS)
        {
            return [];
        }

        int count = ((int)header->Length - HeaderSize) / sizeof(int);
        var received = new FileDescriptor[count];
        for (int i = 0; i < count; i++)
        {
            received[i] = new FileDescriptor(((int*)(control + HeaderSize))[i]);
        }

        return received;
    }
}
