using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Daemon.AppServer.Mapping;

/// <summary>Strict base64 (RFC 4648, section 4): padded, without white space, the unused bits zero.</summary>
internal static class Base64Text
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly SearchValues<char> Symbols = SearchValues.Create(Alphabet);

    /// <summary>Decodes; false with what is wrong, in the words that clients know.</summary>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? problem)
    {
        bytes = null;
        problem = Check(text);
        if (problem is not null)
        {
            return false;
        }

        bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var status = Base64.DecodeFromUtf8(Encoding.ASCII.GetBytes(text), bytes, out _, out var written);
        if (status != OperationStatus.Done)
        {
            throw new InvalidOperationException($"base64 was checked and yet is not: {status}");
        }

        bytes = bytes.Length == written ? bytes : bytes[..written];
        return true;
    }

    private static string? Check(string text)
    {
        var padding = text.EndsWith("==", StringComparison.Ordinal) ? 2 : text.EndsWith('=') ? 1 : 0;
        var content = text.AsSpan(0, text.Length - padding);
        var wrong = content.IndexOfAnyExcept(Symbols);
        if (wrong >= 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Invalid symbol {SymbolValue(text, wrong)}, offset {wrong}.");
        }

        if (content.IsEmpty && padding > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Invalid symbol {(int)'='}, offset 0.");
        }

        if (content.Length % 4 == 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Invalid input length: {text.Length}");
        }

        if (text.Length % 4 != 0)
        {
            return "Invalid padding";
        }

        var unusedBits = padding == 2 ? 0b1111 : padding == 1 ? 0b11 : 0;
        return unusedBits != 0 && (Alphabet.IndexOf(content[^1], StringComparison.Ordinal) & unusedBits) != 0
            ? string.Create(CultureInfo.InvariantCulture, $"Invalid last symbol {(int)content[^1]}, offset {content.Length - 1}.")
            : null;
    }

    /// <summary>The first byte of the character's UTF-8 form.</summary>
    private static int SymbolValue(string text, int index)
    {
        Span<byte> utf8 = stackalloc byte[4];
        return Rune.TryGetRuneAt(text, index, out var rune) && rune.EncodeToUtf8(utf8) > 0 ? utf8[0] : 0xEF;
    }
}
