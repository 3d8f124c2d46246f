using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Compression;

/// <summary>
/// Decompresses Zstandard (RFC 8878): all of the format but dictionaries. Checksums are not looked at: what is decompressed here is read
/// line by line, by a reader that passes over damaged ones.
/// </summary>
internal static class ZstdDecoder
{
    private const uint Magic = 0xFD2FB528;
    private const uint SkippableMagic = 0x184D2A50;
    private const int MaxBlock = 128 * 1024;

    /// <summary>Writes what <paramref name="compressed"/> holds to a file, from its beginning.</summary>
    /// <exception cref="InvalidDataException">It is not Zstandard, damaged, cut off, or needs a dictionary.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Decompress(ReadOnlySpan<byte> compressed, SafeFileHandle file)
    {
        var output = new ZstdOutput(file);
        try
        {
            while (!compressed.IsEmpty)
            {
                ReadFrame(ref compressed, output);
            }
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            // Every slice and index is checked; one that reaches too far means that something says more than there is.
            throw new InvalidDataException("the data ends early", e);
        }

        output.Flush();
    }

    private static void ReadFrame(ref ReadOnlySpan<byte> bytes, ZstdOutput output)
    {
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        bytes = bytes[4..];
        if ((magic & 0xFFFFFFF0) == SkippableMagic)
        {
            bytes = bytes[checked(4 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes))..];
            return;
        }

        if (magic != Magic)
        {
            throw new InvalidDataException("this is not Zstandard");
        }

        var hasChecksum = ReadHeader(ref bytes);
        output.BeginFrame();
        var (literals, sequences) = (new ZstdLiterals(), new ZstdSequences());
        bool isLast;
        do
        {
            isLast = ReadBlock(ref bytes, literals, sequences, output);
        }
        while (!isLast);

        bytes = bytes[(hasChecksum ? 4 : 0)..];
    }

    /// <summary>Sizes are not needed: what a frame makes is as long as it gets.</summary>
    /// <returns>Whether a checksum follows the blocks.</returns>
    private static bool ReadHeader(ref ReadOnlySpan<byte> bytes)
    {
        var descriptor = bytes[0];
        var isSingleSegment = (descriptor & 0x20) != 0;
        ReadOnlySpan<byte> dictionaryLengths = [0, 1, 2, 4];
        var dictionary = dictionaryLengths[descriptor & 3];
        var size = (descriptor >> 6) switch { 0 => isSingleSegment ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        if ((descriptor & 8) != 0)
        {
            throw new InvalidDataException("a frame has a feature that there is not");
        }

        bytes = bytes[(isSingleSegment ? 1 : 2)..];
        if (bytes[..dictionary].ContainsAnyExcept((byte)0))
        {
            throw new InvalidDataException("a frame needs a dictionary");
        }

        bytes = bytes[(dictionary + size)..];
        return (descriptor & 4) != 0;
    }

    /// <returns>Whether it is the frame's last.</returns>
    private static bool ReadBlock(ref ReadOnlySpan<byte> bytes, ZstdLiterals literals, ZstdSequences sequences, ZstdOutput output)
    {
        var header = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
        var (size, kind) = (header >> 3, (header >> 1) & 3);
        bytes = bytes[3..];
        if (size > MaxBlock || kind == 3)
        {
            throw new InvalidDataException("a block is larger than allowed, or of no kind");
        }

        if (kind == 1)
        {
            output.Fill(bytes[0], size);
            bytes = bytes[1..];
            return (header & 1) != 0;
        }

        var block = bytes[..size];
        bytes = bytes[size..];
        if (kind == 0)
        {
            output.Write(block);
        }
        else
        {
            var text = literals.Read(ref block);
            sequences.Run(block, text, output);
        }

        return (header & 1) != 0;
    }
}
