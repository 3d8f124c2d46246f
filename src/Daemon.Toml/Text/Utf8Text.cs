using System.Buffers;
using System.Globalization;
using System.Text;

namespace Daemon.Toml.Text;

/// <param name="Position">UTF-16 code units before the bad bytes, in the decoded text.</param>
internal readonly record struct Utf8Error(string Message, int Position);

/// <summary>UTF-8 to UTF-16 that tells where it goes wrong. A byte order mark stays in the text.</summary>
internal static class Utf8Text
{
    public static string Decode(ReadOnlySpan<byte> utf8, out Utf8Error? error)
    {
        error = null;
        var text = Encoding.UTF8.GetString(utf8);
        if (text.Contains('\uFFFD'))
        {
            error = FindError(utf8);
        }

        return text;
    }

    // U+FFFD may also stand in the text rightly, so the bytes have to be asked.
    private static Utf8Error? FindError(ReadOnlySpan<byte> utf8)
    {
        var index = 0;
        var position = 0;
        while (index < utf8.Length)
        {
            var status = Rune.DecodeFromUtf8(utf8[index..], out var rune, out var length);
            if (status != OperationStatus.Done)
            {
                var message = status == OperationStatus.NeedMoreData
                    ? string.Create(CultureInfo.InvariantCulture, $"incomplete utf-8 byte sequence from index {index}")
                    : string.Create(CultureInfo.InvariantCulture, $"invalid utf-8 sequence of {length} bytes from index {index}");
                return new Utf8Error(message, position);
            }

            index += length;
            position += rune.Utf16SequenceLength;
        }

        return null;
    }
}
