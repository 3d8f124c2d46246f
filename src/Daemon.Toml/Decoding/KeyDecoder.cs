using Daemon.Toml.Syntax;
using Daemon.Toml.Text;

namespace Daemon.Toml.Decoding;

/// <summary>Key segments to names.</summary>
internal static class KeyDecoder
{
    /// <summary>The segment's name. Problems are reported, and the name is then the best guess.</summary>
    public static string Decode(TomlSource source, KeySegmentSyntax segment, DiagnosticBag diagnostics)
    {
        if (segment.Kind is TomlTokenKind.MultiLineBasicString or TomlTokenKind.MultiLineLiteralString)
        {
            var kind = segment.Kind == TomlTokenKind.MultiLineBasicString ? "basic" : "literal";
            diagnostics.Report(
                $"keys cannot be multi-line {kind} strings, expected basic string, literal string", segment.Start, segment.End);
        }

        if (segment.Kind != TomlTokenKind.Atom)
        {
            return StringDecoder.Decode(source, segment.Kind, segment.Start, segment.End, diagnostics);
        }

        var text = source.Slice(segment.Start, segment.End);
        if (text.IsEmpty)
        {
            Report("unquoted keys cannot be empty", segment.Start, segment.End);
        }

        var position = 0;
        while (text[position..].IndexOfAnyExcept(CharacterClasses.BareKey) is var index and >= 0)
        {
            position += index;
            var length = text[position..].IndexOfAny(CharacterClasses.BareKey);
            var end = length < 0 ? text.Length : position + length;
            Report("invalid unquoted key", segment.Start + position, segment.Start + end);
            position = end;
        }

        return text.ToString();

        void Report(string problem, int start, int end) =>
            diagnostics.Report($"{problem}, expected {Expected.KeyCharacters}", start, end);
    }
}
