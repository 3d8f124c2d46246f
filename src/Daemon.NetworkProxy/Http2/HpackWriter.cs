using System.Text;

namespace Daemon.NetworkProxy.Http2;

/// <summary>Writes header blocks without compression: literals that no table remembers. Pure.</summary>
internal static class HpackWriter
{
    /// <summary>Index of <c>:status</c> in the static table.</summary>
    private const int StatusIndex = 8;

    public static void WriteStatus(List<byte> block, int status)
    {
        block.Add(StatusIndex);
        WriteText(block, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <param name="name">Any case; written in lower case, as HTTP/2 demands.</param>
    public static void WriteField(List<byte> block, string name, string value)
    {
        block.Add(0);
        WriteText(block, name.ToLowerInvariant());
        WriteText(block, value);
    }

    private static void WriteText(List<byte> block, string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        var length = bytes.Length;
        if (length < 0x7F)
        {
            block.Add((byte)length);
        }
        else
        {
            block.Add(0x7F);
            for (length -= 0x7F; length >= 0x80; length >>= 7)
            {
                block.Add((byte)((length & 0x7F) | 0x80));
            }

            block.Add((byte)length);
        }

        block.AddRange(bytes);
    }
}
