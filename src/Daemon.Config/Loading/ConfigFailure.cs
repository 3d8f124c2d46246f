using System.Globalization;

using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>What kind of fault ends a load.</summary>
public enum ConfigFailureKind
{
    /// <summary>A file cannot be read or is not TOML.</summary>
    Syntax,

    /// <summary>A value has the wrong type.</summary>
    Type,

    /// <summary>The values contradict each other or name something that does not exist.</summary>
    Semantic,

    /// <summary>An unknown key under <c>--strict-config</c>.</summary>
    UnknownKey,

    /// <summary>The command line is wrong.</summary>
    Override,

    /// <summary>The administrator's requirements are wrong.</summary>
    Requirements,
}

/// <summary>Why a configuration cannot be used.</summary>
/// <param name="Detail">The sentence, without place.</param>
public sealed record ConfigFailure(ConfigFailureKind Kind, string Detail)
{
    /// <summary>The file at fault; null for the command line, the thread's parameters and faults of the merged whole.</summary>
    public string? File { get; init; }

    /// <summary>The place in <see cref="File"/>.</summary>
    public TomlSpan? Span { get; init; }

    /// <summary>Dotted path of the key at fault, where the kind has one.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The text of <see cref="File"/>, for showing the line at fault.</summary>
    public string? Text { get; init; }

    /// <summary>Of a fault of the merged whole: where the value at fault was set; null when no file sets it.</summary>
    public ConfigOrigin? Origin { get; init; }

    /// <summary>Segments of the key whose value is at fault; empty when it is not one key's.</summary>
    internal IReadOnlyList<string> Setting { get; init; } = [];

    /// <summary>The known name that was probably meant; null when none is close.</summary>
    public string? Suggestion { get; init; }

    /// <summary>More syntax errors of the same file.</summary>
    public IReadOnlyList<ConfigFailure> Further { get; init; } = [];

    /// <summary>The server must not start with it, not even on defaults.</summary>
    public bool IsFatal { get; init; }

    /// <summary>Detail with its place: <c>file:line:column: detail</c>, or the key path on a second line when no file is at fault.</summary>
    public string Message => File is not null && Span is { } span
        ? string.Create(CultureInfo.InvariantCulture, $"{File}:{span.Line}:{span.Column}: {Detail}")
        : KeyedMessage;

    /// <summary>Detail with the key path on a second line, as the merged configuration reports type faults.</summary>
    public string KeyedMessage => Kind == ConfigFailureKind.Type && KeyPath is { Length: > 0 } ? $"{Detail}\nin `{KeyPath}`\n" : Detail;
}
