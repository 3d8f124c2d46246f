namespace Daemon.Protocol.Generator.Emission;

/// <summary>
/// Packs bytes in the LZ4 block format (github.com/lz4/lz4, doc/lz4_Block_format.md): slowly and well, as it happens once for each build.
/// </summary>
internal static class Lz4Block
{
    private const int MinMatch = 4;

    /// <summary>The format wants the last match to begin at least 12 bytes, and to end at least 5 bytes, before the end.</summary>
    private const int LastMatchStart = 12;

    private const int LastLiterals = 5;
    private const int MaxDistance = 65535;

    /// <summary>How many earlier places are looked at for each match.</summary>
    private const int Attempts = 256;

    public static byte[] Encode(byte[] source)
    {
        var output = new List<byte>(source.Length / 3);
        var latest = new Dictionary<int, int>();
        int[] earlier = new int[source.Length];
        int anchor = 0;
        int indexed = 0;
        for (int at = 0; at <= source.Length - LastMatchStart;)
        {
            (int start, int length) = Find(source, at, ref indexed, latest, earlier);
            if (length < MinMatch)
            {
                at++;
                continue;
            }

            Sequence(output, source, anchor, at - anchor, at - start, length);
            at += length;
            anchor = at;
        }

        Sequence(output, source, anchor, source.Length - anchor, 0, 0);
        return [.. output];
    }

    /// <summary>The longest earlier text that goes on as the text at a place.</summary>
    private static (int Start, int Length) Find(byte[] source, int at, ref int indexed, Dictionary<int, int> latest, int[] earlier)
    {
        for (; indexed < at; indexed++)
        {
            int key = BitConverter.ToInt32(source, indexed);
            earlier[indexed] = latest.TryGetValue(key, out int before) ? before : -1;
            latest[key] = indexed;
        }

        int limit = source.Length - LastLiterals;
        (int Start, int Length) best = (0, 0);
        int candidate = latest.TryGetValue(BitConverter.ToInt32(source, at), out int place) ? place : -1;
        for (int i = 0; i < Attempts && candidate >= 0 && at - candidate <= MaxDistance; i++, candidate = earlier[candidate])
        {
            int length = 0;
            while (at + length < limit && source[candidate + length] == source[at + length])
            {
                length++;
            }

            if (length > best.Length)
            {
                best = (candidate, length);
            }
        }

        return best;
    }

    // Literals and a match behind them; the last sequence has no match.
    private static void Sequence(List<byte> output, byte[] source, int from, int literals, int distance, int match)
    {
        int extra = Math.Max(match - MinMatch, 0);
        output.Add((byte)((Math.Min(literals, 15) << 4) | Math.Min(extra, 15)));
        Rest(output, literals);
        for (int i = 0; i < literals; i++)
        {
            output.Add(source[from + i]);
        }

        if (match > 0)
        {
            output.Add((byte)distance);
            output.Add((byte)(distance >> 8));
            Rest(output, extra);
        }
    }

    // What does not fit the four bits of the token: bytes of 255 and one below.
    private static void Rest(List<byte> output, int length)
    {
        for (length -= 15; length >= 0; length -= 255)
        {
            output.Add((byte)Math.Min(length, 255));
        }
    }
}
