namespace Daemon.Toml.Text;

/// <summary>Collects the problems of one text, in the order in which they are found.</summary>
internal sealed class DiagnosticBag(TomlSource source)
{
    /// <summary>A binary file read as TOML must not turn into millions of messages.</summary>
    public const int Capacity = 1000;

    private readonly List<TomlDiagnostic> _items = [];
    private readonly List<TomlDiagnostic> _late = [];

    public void Report(string message, int start, int end) => Add(_items, message, start, end);

    /// <summary>
    /// For values that are well formed and yet out of range. They are listed last: who looks at the first problem only wants the
    /// one without which the text cannot be understood.
    /// </summary>
    public void ReportRange(string message, int start, int end) => Add(_late, message, start, end);

    /// <summary>Reports a text that no UTF-8 file can hold.</summary>
    public void CheckEncoding()
    {
        if (source.UnpairedSurrogate is var position and >= 0)
        {
            Report("invalid character, expected a pair of surrogates", position, position + 1);
        }
    }

    public IReadOnlyList<TomlDiagnostic> ToList() => [.. _items, .. _late];

    private void Add(List<TomlDiagnostic> list, string message, int start, int end)
    {
        if (list.Count < Capacity)
        {
            list.Add(new TomlDiagnostic(message, source.Span(start, end)));
        }
    }
}
