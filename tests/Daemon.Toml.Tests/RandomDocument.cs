using System.Text;

namespace Daemon.Toml.Tests;

/// <summary>Documents by seed: valid ones in every form of key and table, and ones that were damaged.</summary>
internal sealed class RandomDocument(int seed)
{
    private static readonly string[] Keys = ["a", "b", "c-1", "\"q \\\" k\"", "'lit'", "9", "\"é\""];

    private static readonly string[] Scalars =
    [
        "1", "0x0", "1_000", "1.5e3", "nan", "true", "'l'", "\"b\\n\\u00e9\"", "\"\"\"m\n  \"\"q\"\"\"", "'''x\n'''",
        "1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "[]", "[1, [2], {k = 3}]", "[\n  1, # c\n]", "{}", "{x = 1, y.z = [true]}",
    ];

    private static readonly string[] Fragments = ["\"", "'", "[", "]", "{", "}", "=", ",", ".", "\n", "\r", "#", "\\", "\0", "é", "\uD83D", "x"];

    private readonly Random _random = new(seed);

    /// <summary>Tables and keys have unique names, so that the result is valid whatever the order.</summary>
    public string Valid()
    {
        var newLine = _random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(_random.Next(8) == 0 ? "\uFEFF" : "");
        AddKeys(text, newLine);
        for (var i = _random.Next(5); i > 0; i--)
        {
            AddTrivia(text, newLine);
            var header = _random.Next(3) == 0 ? $"t{i}.{Pick(Keys)}" : $"t{i}";
            text.Append(_random.Next(4) == 0 ? $"[[{header}]]" : $"[ {header} ]").Append(_random.Next(3) == 0 ? " # h" : "").Append(newLine);
            AddKeys(text, newLine);
        }

        if (_random.Next(3) == 0)
        {
            text.Append("# end");
        }

        return text.ToString();
    }

    public string Damaged()
    {
        var text = new StringBuilder(Valid());
        for (var i = _random.Next(1, 6); i > 0; i--)
        {
            var position = _random.Next(text.Length + 1);
            if (_random.Next(2) == 0 || position == text.Length)
            {
                text.Insert(position, Pick(Fragments));
            }
            else
            {
                text.Remove(position, Math.Min(_random.Next(1, 4), text.Length - position));
            }
        }

        return text.ToString();
    }

    public string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    public int Next(int below) => _random.Next(below);

    private void AddKeys(StringBuilder text, string newLine)
    {
        foreach (var key in Keys.OrderBy(_ => _random.Next()).Take(_random.Next(4)))
        {
            AddTrivia(text, newLine);
            text.Append(_random.Next(4) == 0 ? "  " : "").Append(key).Append(_random.Next(4) == 0 ? " . d" : "").Append(" = ");
            text.Append(Pick(Scalars)).Append(_random.Next(4) == 0 ? "\t# why" : "").Append(newLine);
        }
    }

    private void AddTrivia(StringBuilder text, string newLine)
    {
        for (var i = _random.Next(3); i > 0; i--)
        {
            text.Append(_random.Next(2) == 0 ? "" : "  # note").Append(newLine);
        }
    }
}
