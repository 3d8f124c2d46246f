using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Daemon.AppServer.Processors.Feedback;

/// <summary>
/// Writes a ZIP archive whose entries are not compressed (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). The framework's archives
/// would bring a compression library into the executable for this one use.
/// </summary>
internal sealed class StoredZip
{
    private const ushort Version = 20;
    private const ushort Utf8Names = 1 << 11;

    /// <summary>1 January 1980, the first day that the format can say.</summary>
    private const ushort NoDate = (1 << 5) | 1;

    private readonly ArrayBufferWriter<byte> _archive = new();
    private readonly ArrayBufferWriter<byte> _directory = new();
    private ushort _count;

    /// <param name="name">With <c>/</c> between folders; used once.</param>
    /// <param name="content">Below 4 GiB together with all others.</param>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        var offset = (uint)_archive.WrittenCount;
        var nameBytes = Encoding.UTF8.GetBytes(name);
        var crc = Crc32(content);
        Write32(_archive, 0x04034b50);
        WriteCommon(_archive, crc, content.Length, nameBytes.Length);
        _archive.Write(nameBytes);
        _archive.Write(content);

        Write32(_directory, 0x02014b50);
        Write16(_directory, Version);
        WriteCommon(_directory, crc, content.Length, nameBytes.Length);

        // No comment, the first disk, no attributes.
        _directory.Write(stackalloc byte[10]);
        Write32(_directory, offset);
        _directory.Write(nameBytes);
        _count++;
    }

    public byte[] ToArray()
    {
        var whole = new ArrayBufferWriter<byte>(_archive.WrittenCount + _directory.WrittenCount + 22);
        whole.Write(_archive.WrittenSpan);
        whole.Write(_directory.WrittenSpan);
        Write32(whole, 0x06054b50);
        Write32(whole, 0);
        Write16(whole, _count);
        Write16(whole, _count);
        Write32(whole, (uint)_directory.WrittenCount);
        Write32(whole, (uint)_archive.WrittenCount);
        Write16(whole, 0);
        return whole.WrittenSpan.ToArray();
    }

    /// <summary>What the headers of both places have in common: from the needed version to the length of the extra field.</summary>
    private static void WriteCommon(ArrayBufferWriter<byte> to, uint crc, int length, int nameLength)
    {
        Write16(to, Version);
        Write16(to, Utf8Names);
        Write16(to, 0);
        Write16(to, 0);
        Write16(to, NoDate);
        Write32(to, crc);
        Write32(to, (uint)length);
        Write32(to, (uint)length);
        Write16(to, (ushort)nameLength);
        Write16(to, 0);
    }

    /// <summary>The checksum of ISO 3309, as the format wants it.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
            }
        }

        return ~crc;
    }

    private static void Write16(ArrayBufferWriter<byte> to, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        to.Write(bytes);
    }

    private static void Write32(ArrayBufferWriter<byte> to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        to.Write(bytes);
    }
}
