using System.Globalization;

namespace Daemon.Core.Rules;

/// <summary>Why a rules file was not taken.</summary>
/// <param name="Path">The file.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Span">Where; null when the file as a whole could not be read.</param>
internal sealed record RuleError(string Path, string Message, RuleSpan? Span)
{
    /// <summary>For people: file, reason, place.</summary>
    public string Details
    {
        get
        {
            string place = Span is { } span
                ? string.Create(CultureInfo.InvariantCulture, $"\n --> {Path}:{span.Start.Line}:{span.Start.Column}")
                : "";
            return $"failed to parse rules file {Path}: {Message}{place}";
        }
    }
}

/// <summary>Both 1-based; columns count UTF-16 code units.</summary>
internal readonly record struct RulePosition(int Line, int Column);

/// <param name="Start">First character.</param>
/// <param name="End">Behind the last character.</param>
internal readonly record struct RuleSpan(RulePosition Start, RulePosition End);
