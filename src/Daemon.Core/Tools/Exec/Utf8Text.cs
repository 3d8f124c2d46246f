using System.Text;

namespace Daemon.Core.Tools.Exec;

/// <summary>Byte-level care for output that is mostly, but not certainly, UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>Decodes; each ill-formed sequence becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>The last place at or before <paramref name="index"/> where a character may begin.</summary>
    public static int FloorBoundary(ReadOnlySpan<byte> bytes, int index)
    {
        if (index >= bytes.Length)
        {
            return bytes.Length;
        }

        while (index > 0 && IsContinuation(bytes[index]))
        {
            index--;
        }

        return index;
    }

    /// <summary>The first place at or after <paramref name="index"/> where a character may begin.</summary>
    public static int CeilBoundary(ReadOnlySpan<byte> bytes, int index)
    {
        while (index < bytes.Length && IsContinuation(bytes[index]))
        {
            index++;
        }

        return index;
    }

    public static int CountCharacters(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            if (!IsContinuation(b))
            {
                count++;
            }
        }

        return count;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;
}
