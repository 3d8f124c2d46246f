using Daemon.Config.Loading;
using Daemon.Toml;
using Daemon.Toml.Values;

namespace Daemon.Config.Layers;

/// <summary>TOML text to tables.</summary>
internal static class LayerParser
{
    /// <summary>The table of a file's bytes.</summary>
    /// <exception cref="ConfigLoadException">The bytes are not UTF-8 or not TOML; the first fault is reported.</exception>
    public static TomlDocument Parse(ReadOnlySpan<byte> utf8, string file)
    {
        var document = TomlDocument.Parse(utf8, file);
        if (document.Diagnostics.Count == 0)
        {
            return document;
        }

        var failures = document.Diagnostics.Select(diagnostic => new ConfigFailure(ConfigFailureKind.Syntax, diagnostic.Message)
        {
            File = file,
            Span = diagnostic.Span,
            Text = document.ToString(),
        }).ToList();
        throw new ConfigLoadException(failures[0] with { Further = failures[1..] });
    }

    /// <summary>The value that a text spells; a text that spells none is taken as a string.</summary>
    public static TomlValue ParseValueOrText(string text) =>
        TomlValueParser.TryParse(text, out var value, out _) ? value : new TomlString(text.Trim('"', '\''), default);
}
