namespace Daemon.AppServer.Processors.Migration;

/// <summary>The imports that were made, one line for each, in <c>external_agent_imports.jsonl</c> below the daemon's home.</summary>
/// <remarks>Not thread-safe: its calls are made one after the other.</remarks>
internal sealed class ImportHistories(string codexHome)
{
    private readonly string _path = Path.Join(codexHome, "external_agent_imports.jsonl");

    /// <returns>The newest first.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<ImportRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            return [];
        }

        var lines = await File.ReadAllLinesAsync(_path, cancellationToken);
        return [.. lines.Select(ImportRecord.TryRead).OfType<ImportRecord>().Reverse()];
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task AddAsync(ImportRecord record, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);

        // First of all a line of its own, should a crash have cut the last one.
        byte[] line = [.. file.Length > 0 ? "\n"u8 : default, .. record.ToLine().Span];
        await file.WriteAsync(line, cancellationToken);
    }
}
