using System.Text;

namespace Daemon.Core.Tools.Exec;

/// <summary>Byte-level care for output that is mostly, but not certainly, UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>A character has at most this many continuation bytes: a longer run of them belongs to none.</summary>
    private const int MaxContinuations = 3;

    /// <summary>Decodes; each ill-formed sequence becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>The last place at or before <paramref name="index"/> where a character may begin; the index itself within binary data.</summary>
    public static int FloorBoundary(ReadOnlySpan<byte> bytes, int index)
    {
        if (index >= bytes.Length)
        {
            return bytes.Length;
        }

        for (var at = index; at >= 0 && index - at <= MaxContinuations; at--)
        {
            if (!IsContinuation(bytes[at]))
            {
                return at;
            }
        }

        return index;
    }

    /// <summary>The first place at or after <paramref name="index"/> where a character may begin; the index itself within binary data.</summary>
    public static int CeilBoundary(ReadOnlySpan<byte> bytes, int index)
    {
        for (var at = index; at < bytes.Length && at - index <= MaxContinuations; at++)
        {
            if (!IsContinuation(bytes[at]))
            {
                return at;
            }
        }

        return index;
    }

    /// <summary>Characters, with one for each ill-formed sequence.</summary>
    public static int CountCharacters(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (!bytes.IsEmpty)
        {
            Rune.DecodeFromUtf8(bytes, out _, out var length);
            bytes = bytes[length..];
            count++;
        }

        return count;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;
}
