namespace Daemon.IntegrationTests.Crashes;

/// <summary>
/// The values that something may have: the last one that was told, and those that were asked for later and not answered. Requests of
/// one kind are handled in order.
/// </summary>
/// <param name="first">The value before anything was asked; null for one that nobody was told.</param>
internal sealed class Candidates(string? first)
{
    private readonly List<(int Request, string? Value)> _values = [(0, first)];

    public IEnumerable<string> Values => _values.Select(value => value.Value ?? "anything");

    public bool Contains(string value) => _values.Exists(candidate => candidate.Value is null || candidate.Value == value);

    public void Asked(int request, string value) => _values.Add((request, value));

    public void Answered(int request) => _values.RemoveAll(value => value.Request < request);

    public void Refused(int request) => _values.RemoveAll(value => value.Request == request);

    /// <summary>It was looked at: this is the value.</summary>
    public void Settle(string value)
    {
        _values.Clear();
        _values.Add((0, value));
    }
}
