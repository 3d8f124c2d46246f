using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;

namespace Daemon.Execution.Tests.Sandbox;

public sealed class SeccompFilterTests
{
    private const uint Kill = 0x80000000;
    private const uint Allow = 0x7FFF0000;
    private const uint Eperm = 0x00050001;
    private const uint Enosys = 0x00050026;
    private const uint Ask = 0x7FC00000;
    private const uint X64 = 0xC000003E;

    [Theory]
    [InlineData(NetworkMode.None, Architecture.X64, false)]
    [InlineData(NetworkMode.None, Architecture.Arm64, false)]
    [InlineData(NetworkMode.Full, Architecture.X64, false)]
    [InlineData(NetworkMode.Full, Architecture.Arm64, false)]
    [InlineData(NetworkMode.Proxied, Architecture.X64, false)]
    [InlineData(NetworkMode.Proxied, Architecture.Arm64, false)]
    [InlineData(NetworkMode.None, Architecture.X64, true)]
    [InlineData(NetworkMode.None, Architecture.Arm64, true)]
    public void ProgramIsAsWrittenDown(NetworkMode network, Architecture architecture, bool sharesView) => Golden.Check(
        $"seccomp-{network}-{architecture}{(sharesView ? "-shared" : "")}.txt",
        Disassemble(SeccompFilter.Build(new CallFilterOptions(network) { SharesView = sharesView }, architecture)));

    [Theory]
    [InlineData(Architecture.X64)]
    [InlineData(Architecture.Arm64)]
    public void WatchingProgramIsAsWrittenDown(Architecture architecture) => Golden.Check(
        $"seccomp-watch-{architecture}.txt", Disassemble(SeccompFilter.Build(Watching(CallFilterPart.Outer, CallWatch.Refusals | CallWatch.Writes), architecture)));

    [Theory]
    [InlineData(Architecture.X64)]
    [InlineData(Architecture.Arm64)]
    public void BrokeringProgramIsAsWrittenDown(Architecture architecture) => Golden.Check(
        $"seccomp-broker-{architecture}.txt", Disassemble(SeccompFilter.Build(Brokering, architecture)));

    [Theory]
    [InlineData("open to list", 2u, 0ul, 0x10000ul, Ask)]
    [InlineData("open to read", 2u, 0ul, 0ul, Allow)]
    [InlineData("open to make", 2u, 0ul, 0x40ul, Ask)]
    [InlineData("chmod", 90u, 0ul, 0ul, Ask)]
    [InlineData("setsid", 112u, 0ul, 0ul, Ask)]
    [InlineData("pidfd_open", 434u, 0ul, 0ul, Enosys)]
    [InlineData("socket unix", 41u, 1ul, 1ul, Eperm)]
    [InlineData("socket inet", 41u, 2ul, 1ul, Allow)]
    [InlineData("socket vsock", 41u, 40ul, 1ul, Eperm)]
    [InlineData("socketpair stream", 53u, 1ul, 1ul, Allow)]
    [InlineData("socketpair datagram", 53u, 1ul, 0x80002ul, Eperm)]
    public void BrokeringDecides(string call, uint number, ulong arg0, ulong arg1, uint expected) =>
        Assert.Equal((call, expected), (call, Run(SeccompFilter.Build(Brokering, Architecture.X64), X64, number, arg0, arg1, 0)));

    private static CallFilterOptions Brokering => new(NetworkMode.Full)
    {
        SharesView = true,
        Brokers = true,
        RefusesLocalSockets = true,
        Watch = CallWatch.Writes | CallWatch.Listings | CallWatch.Sessions,
    };

    [Theory]
    [InlineData("connect", 42u, 0ul, 0ul, Ask, Allow)]
    [InlineData("socket unix stream", 41u, 1ul, 1ul, Allow, Allow)]
    [InlineData("socket inet", 41u, 2ul, 1ul, Ask, Allow)]
    [InlineData("openat to read", 257u, 0ul, 0ul, Allow, Allow)]
    [InlineData("mkdir", 83u, 0ul, 0ul, Ask, Allow)]
    [InlineData("execve", 59u, 0ul, 0ul, Allow, Allow)]
    [InlineData("mount, which the wrapper needs", 165u, 0ul, 0ul, Ask, Allow)]
    [InlineData("unshare mounts, which the wrapper needs", 272u, 0x20000ul, 0ul, Ask, Allow)]
    [InlineData("clone3", 435u, 0ul, 0ul, Allow, Enosys)]
    public void EveryCallIsDecidedByOneOfTheTwoFilters(string call, uint number, ulong arg0, ulong arg1, uint outer, uint inner)
    {
        const CallWatch Watch = CallWatch.Refusals | CallWatch.Writes;
        Assert.Equal((call, outer), (call, Run(SeccompFilter.Build(Watching(CallFilterPart.Outer, Watch), Architecture.X64), X64, number, arg0, arg1, 0)));
        Assert.Equal((call, inner), (call, Run(SeccompFilter.Build(Watching(CallFilterPart.Inner, Watch), Architecture.X64), X64, number, arg0, arg1, 0)));
    }

    [Theory]
    [InlineData("open to read", 2u, 0ul, "Writes", Allow)]
    [InlineData("open to write", 2u, 1ul, "Writes", Ask)]
    [InlineData("open to make", 2u, 0x40ul, "Writes", Ask)]
    [InlineData("open to read, reads watched", 2u, 0ul, "Reads", Ask)]
    [InlineData("creat", 85u, 0ul, "Writes", Ask)]
    [InlineData("execve, reads watched", 59u, 0ul, "Reads", Ask)]
    [InlineData("mkdir, reads watched", 83u, 0ul, "Reads", Allow)]
    [InlineData("rename, reads watched", 82u, 0ul, "Reads", Ask)]
    [InlineData("connect, refusals not watched", 42u, 0ul, "Reads", Allow)]
    public void OnlyWhatIsWatchedWaits(string call, uint number, ulong arg1, string watch, uint expected) => Assert.Equal(
        (call, expected), (call, Run(SeccompFilter.Build(Watching(CallFilterPart.Outer, Enum.Parse<CallWatch>(watch)), Architecture.X64), X64, number, 0, arg1, 0)));

    [Fact]
    public void WithoutAWrapperOneFilterRefusesAndAsks()
    {
        byte[] filter = SeccompFilter.Build(Watching(CallFilterPart.Whole, CallWatch.Refusals | CallWatch.Writes) with { SharesView = true }, Architecture.X64);
        Assert.Equal(
            (Ask, Ask, Ask, Eperm),
            (Run(filter, X64, 42, 0, 0, 0), Run(filter, X64, 90, 0, 0, 0), Run(filter, X64, 165, 0, 0, 0), Run(filter, X64, 29, 0, 0, 0)));
    }

    private static CallFilterOptions Watching(CallFilterPart part, CallWatch watch) => new(NetworkMode.None) { Part = part, Watch = watch };

    [Theory]
    [InlineData("foreign architecture", 0x40000003u, 1u, 0ul, 0ul, 0ul, Kill)]
    [InlineData("read", X64, 0u, 0ul, 0ul, 0ul, Allow)]
    [InlineData("x32 read", X64, 0x40000000u, 0ul, 0ul, 0ul, Eperm)]
    [InlineData("socket unix stream", X64, 41u, 1ul, 1ul, 0ul, Allow)]
    [InlineData("socket unix stream cloexec", X64, 41u, 1ul, 0x80001ul, 0ul, Allow)]
    [InlineData("socket unix seqpacket", X64, 41u, 1ul, 5ul, 0ul, Allow)]
    [InlineData("socket unix datagram", X64, 41u, 1ul, 2ul, 0ul, Eperm)]
    [InlineData("socket unix raw, which is a datagram socket", X64, 41u, 1ul, 3ul, 0ul, Eperm)]
    [InlineData("socket inet", X64, 41u, 2ul, 1ul, 0ul, Eperm)]
    [InlineData("socketpair unix stream", X64, 53u, 1ul, 1ul, 0ul, Allow)]
    [InlineData("socketpair unix datagram", X64, 53u, 1ul, 2ul, 0ul, Eperm)]
    [InlineData("sendto without address", X64, 44u, 5ul, 0ul, 0ul, Allow)]
    [InlineData("sendto with address", X64, 44u, 5ul, 0ul, 0x7FFF0000ul, Eperm)]
    [InlineData("sendto with address in the high half", X64, 44u, 5ul, 0ul, 0x7F0000000000ul, Eperm)]
    [InlineData("connect", X64, 42u, 0ul, 0ul, 0ul, Eperm)]
    [InlineData("ptrace", X64, 101u, 0ul, 0ul, 0ul, Eperm)]
    [InlineData("io_uring_setup", X64, 425u, 0ul, 0ul, 0ul, Eperm)]
    [InlineData("clone of a thread", X64, 56u, 0x3D0F00ul, 0ul, 0ul, Allow)]
    [InlineData("clone with a user namespace", X64, 56u, 0x10000011ul, 0ul, 0ul, Eperm)]
    [InlineData("unshare files", X64, 272u, 0x400ul, 0ul, 0ul, Allow)]
    [InlineData("unshare mounts", X64, 272u, 0x20000ul, 0ul, 0ul, Eperm)]
    [InlineData("clone3", X64, 435u, 0ul, 0ul, 0ul, Enosys)]
    [InlineData("ioctl TCGETS", X64, 16u, 0ul, 0x5401ul, 0ul, Allow)]
    [InlineData("ioctl TIOCSTI", X64, 16u, 0ul, 0x5412ul, 0ul, Eperm)]
    [InlineData("ioctl TIOCSTI with high bits", X64, 16u, 0ul, 0x100005412ul, 0ul, Eperm)]
    [InlineData("ioctl TIOCLINUX", X64, 16u, 0ul, 0x541Cul, 0ul, Eperm)]
    [InlineData("chmod", X64, 90u, 0ul, 0ul, 0ul, Allow)]
    public void RestrictedNetworkDecides(string call, uint architecture, uint number, ulong arg0, ulong arg1, ulong arg4, uint expected) =>
        Assert.Equal((call, expected), (call, Run(SeccompFilter.Build(new CallFilterOptions(NetworkMode.None), Architecture.X64), architecture, number, arg0, arg1, arg4)));

    [Theory]
    [InlineData("socket inet", 41u, 2ul, Allow)]
    [InlineData("socket vsock", 41u, 40ul, Eperm)]
    [InlineData("connect", 42u, 0ul, Allow)]
    [InlineData("ptrace", 101u, 0ul, Allow)]
    [InlineData("io_uring_setup", 425u, 0ul, Eperm)]
    [InlineData("mount", 165u, 0ul, Eperm)]
    [InlineData("keyctl", 250u, 0ul, Eperm)]
    public void FullNetworkDecides(string call, uint number, ulong arg0, uint expected) =>
        Assert.Equal((call, expected), (call, Run(SeccompFilter.Build(new CallFilterOptions(NetworkMode.Full), Architecture.X64), X64, number, arg0, 0, 0)));

    [Theory]
    [InlineData("socket inet stream", 41u, 2ul, 1ul, Allow)]
    [InlineData("socket inet datagram", 41u, 2ul, 2ul, Allow)]
    [InlineData("socket inet6 stream cloexec", 41u, 10ul, 0x80001ul, Allow)]
    [InlineData("socket inet raw", 41u, 2ul, 3ul, Eperm)]
    [InlineData("socket unix stream", 41u, 1ul, 1ul, Eperm)]
    [InlineData("socket netlink", 41u, 16ul, 3ul, Eperm)]
    [InlineData("socket packet", 41u, 17ul, 3ul, Eperm)]
    [InlineData("socket vsock", 41u, 40ul, 1ul, Eperm)]
    [InlineData("socketpair unix stream", 53u, 1ul, 1ul, Allow)]
    [InlineData("socketpair unix datagram", 53u, 1ul, 2ul, Eperm)]
    [InlineData("connect", 42u, 0ul, 0ul, Allow)]
    [InlineData("sendmmsg", 307u, 0ul, 0ul, Allow)]
    [InlineData("ptrace", 101u, 0ul, 0ul, Eperm)]
    [InlineData("io_uring_setup", 425u, 0ul, 0ul, Eperm)]
    public void ProxiedNetworkDecides(string call, uint number, ulong arg0, ulong arg1, uint expected) =>
        Assert.Equal((call, expected), (call, Run(SeccompFilter.Build(new CallFilterOptions(NetworkMode.Proxied), Architecture.X64), X64, number, arg0, arg1, 0)));

    /// <summary>Interprets the program as the kernel does, for the instructions that we use.</summary>
    private static uint Run(byte[] program, uint architecture, uint number, ulong arg0, ulong arg1, ulong arg4)
    {
        byte[] data = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), architecture);
        BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(16), arg0);
        BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(24), arg1);
        BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(48), arg4);
        uint accumulator = 0;
        for (int pc = 0; ; pc++)
        {
            (ushort code, byte jt, byte jf, uint k) = Decode(program, pc);
            switch (code)
            {
                case 0x20:
                    accumulator = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan((int)k));
                    break;
                case 0x54:
                    accumulator &= k;
                    break;
                case 0x15:
                    pc += accumulator == k ? jt : jf;
                    break;
                case 0x35:
                    pc += accumulator >= k ? jt : jf;
                    break;
                case 0x06:
                    return k;
                default:
                    throw new InvalidOperationException($"unknown instruction {code:x}");
            }
        }
    }

    private static string Disassemble(byte[] program)
    {
        var text = new StringBuilder();
        for (int pc = 0; pc < program.Length / 8; pc++)
        {
            (ushort code, byte jt, byte jf, uint k) = Decode(program, pc);
            string line = code switch
            {
                0x20 => $"ld [{k}]",
                0x54 => $"and 0x{k:x}",
                0x15 => $"jeq {k} ? {pc + 1 + jt} : {pc + 1 + jf}",
                0x35 => $"jge 0x{k:x} ? {pc + 1 + jt} : {pc + 1 + jf}",
                0x06 => $"ret 0x{k:x}",
                _ => throw new InvalidOperationException($"unknown instruction {code:x}"),
            };
            text.Append(CultureInfo.InvariantCulture, $"{pc,3}  {line}\n");
        }

        return text.ToString();
    }

    private static (ushort Code, byte IfTrue, byte IfFalse, uint Operand) Decode(byte[] program, int pc)
    {
        ReadOnlySpan<byte> slot = program.AsSpan(pc * 8, 8);
        return (BinaryPrimitives.ReadUInt16LittleEndian(slot), slot[2], slot[3], BinaryPrimitives.ReadUInt32LittleEndian(slot[4..]));
    }
}
