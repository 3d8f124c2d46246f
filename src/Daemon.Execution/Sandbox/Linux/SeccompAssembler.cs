using System.Buffers.Binary;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Assembles a classic BPF program over <c>struct seccomp_data</c> (linux/filter.h, linux/seccomp.h). Jumps go forward by a count of instructions.
/// </summary>
internal sealed class SeccompAssembler
{
    private const ushort LoadWord = 0x20;        // BPF_LD | BPF_W | BPF_ABS
    private const ushort JumpEqual = 0x15;       // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort JumpAtLeast = 0x35;     // BPF_JMP | BPF_JGE | BPF_K
    private const ushort And = 0x54;             // BPF_ALU | BPF_AND | BPF_K
    private const ushort Return = 0x06;          // BPF_RET | BPF_K

    private readonly List<Instruction> _program = [];

    /// <summary>Loads the 32-bit word at an offset of <c>seccomp_data</c>.</summary>
    public void Load(uint offset) => _program.Add(new Instruction(LoadWord, 0, 0, offset));

    /// <summary>Keeps only the bits of a mask.</summary>
    public void Mask(uint bits) => _program.Add(new Instruction(And, 0, 0, bits));

    public void Result(uint action) => _program.Add(new Instruction(Return, 0, 0, action));

    /// <summary>Skips the next <paramref name="count"/> instructions when the loaded word equals the value.</summary>
    public void SkipIfEqual(uint value, byte count) => _program.Add(new Instruction(JumpEqual, count, 0, value));

    /// <summary>Skips the next <paramref name="count"/> instructions unless the loaded word equals the value.</summary>
    public void SkipUnlessEqual(uint value, byte count) => _program.Add(new Instruction(JumpEqual, 0, count, value));

    /// <summary>Skips the next <paramref name="count"/> instructions unless the loaded word is at least the value.</summary>
    public void SkipUnlessAtLeast(uint value, byte count) => _program.Add(new Instruction(JumpAtLeast, 0, count, value));

    /// <summary>The program as an array of <c>struct sock_filter</c> in this machine's byte order (little-endian on all we support).</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[_program.Count * 8];
        for (int i = 0; i < _program.Count; i++)
        {
            Span<byte> slot = bytes.AsSpan(i * 8, 8);
            BinaryPrimitives.WriteUInt16LittleEndian(slot, _program[i].Code);
            slot[2] = _program[i].IfTrue;
            slot[3] = _program[i].IfFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(slot[4..], _program[i].Operand);
        }

        return bytes;
    }

    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand);
}
