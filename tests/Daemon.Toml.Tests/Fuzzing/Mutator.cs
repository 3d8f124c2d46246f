namespace Daemon.Toml.Tests.Fuzzing;

/// <summary>Damages and crosses inputs. The same seed gives the same inputs.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> corpus)
{
    private const int MostBytes = 4096;

    /// <summary>What TOML gives a meaning to, and what encodings stumble over.</summary>
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"", "'", "\"\"\"", "'''", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "#", "\\", "\\u00e9", "\\U0001F600", "\\uD800", "\n", "\r\n", "\r",
            "\t", "\0", "true", "false", "inf", "nan", "+", "-", "_", "0x", "0o", "0b", "1e9", "9223372036854775808", "1979-05-27", "T", "07:32:00",
            "Z", "+24:00", "a", "a.b", " ",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xEF, 0xBB, 0xBF], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x7F],
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var bytes = new List<byte>(Any(corpus));
        for (var rounds = _random.Next(1, 6); rounds > 0; rounds--)
        {
            Change(bytes);
        }

        return bytes.Count > MostBytes ? [.. bytes.Take(MostBytes)] : [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var position = _random.Next(bytes.Count + 1);
        var length = _random.Next(Math.Min(bytes.Count - position, 12) + 1);
        switch (_random.Next(6))
        {
            case 0:
                bytes.RemoveRange(position, length);
                break;
            case 1:
                bytes.InsertRange(position, Any(Tokens));
                break;
            case 2:
                bytes.RemoveRange(position, length);
                bytes.InsertRange(position, Any(Tokens));
                break;
            case 3:
                bytes.InsertRange(_random.Next(bytes.Count + 1), bytes.GetRange(position, length));
                break;
            case 4 when position < bytes.Count:
                bytes[position] ^= (byte)(1 << _random.Next(8));
                break;
            default:
                var other = Any(corpus);
                var start = _random.Next(other.Length + 1);
                bytes.InsertRange(position, other[start..Math.Min(other.Length, start + _random.Next(64))]);
                break;
        }
    }

    private byte[] Any(IReadOnlyList<byte[]> inputs) => inputs[_random.Next(inputs.Count)];
}
