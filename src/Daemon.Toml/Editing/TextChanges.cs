using System.Text;

namespace Daemon.Toml.Editing;

/// <summary>Replacements in one text, collected in any order; those that only delete may overlap.</summary>
internal sealed class TextChanges
{
    private readonly List<(int Start, int End, string Text)> _changes = [];

    public void Replace(int start, int end, string text) => _changes.Add((start, end, text));

    public void Delete(int start, int end) => Replace(start, end, "");

    public string Apply(string text)
    {
        var output = new StringBuilder(text.Length);
        var position = 0;
        foreach (var change in _changes.OrderBy(change => change.Start))
        {
            if (change.Start > position)
            {
                output.Append(text, position, change.Start - position);
            }

            output.Append(change.Text);
            position = Math.Max(position, change.End);
        }

        return output.Append(text, position, text.Length - position).ToString();
    }
}
