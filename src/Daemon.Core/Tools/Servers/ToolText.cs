using System.Globalization;
using System.Text;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Turns;

namespace Daemon.Core.Tools.Servers;

/// <summary>Texts of tools within what the model is to read: the middle of a longer one is left out, and how much is said.</summary>
/// <remarks>One for each output: its parts share the budget.</remarks>
internal sealed class ToolText(int maxBytes)
{
    private int _left = maxBytes;

    /// <summary>A fifth more than the model's policy for commands, whose outputs carry a header of their own.</summary>
    public static ToolText For(TurnContext context)
    {
        var bytes = context.Config.ToolOutputTokenLimit is { } tokens ? tokens * 4L : context.Model.Truncation.LimitBytes;
        return new ToolText((int)Math.Min(int.MaxValue, bytes * 6 / 5));
    }

    /// <summary>Texts that found no room at all.</summary>
    public int Omitted { get; private set; }

    /// <summary>As much of the text as there is room for; null when there is none.</summary>
    public string? Take(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        if (size <= _left)
        {
            _left -= size;
            return text;
        }

        if (_left == 0)
        {
            Omitted++;
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var head = Utf8Text.FloorBoundary(bytes, _left / 2);
        var tail = Utf8Text.CeilBoundary(bytes, bytes.Length - (_left / 2));
        _left = 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Utf8Text.Decode(bytes.AsSpan(0, head))}…{OutputBudget.TokensOf(tail - head)} tokens truncated…{Utf8Text.Decode(bytes.AsSpan(tail))}");
    }
}
