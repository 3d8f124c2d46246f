namespace Daemon.Config.Writing;

/// <summary>
/// Lets one writer of a file go at a time, in this process and among processes. The latter share an empty file that stays: were it
/// deleted, two processes could each hold a lock on a file of that name.
/// </summary>
internal sealed class WriteLock(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the lock; disposing the result gives it back.</summary>
    /// <param name="file">Absolute path of the file to be written.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">Another process held the lock for ten seconds, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task<IDisposable> AcquireAsync(string file, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return new Holder(this, await OpenAsync(file, cancellationToken));
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<FileStream> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        var path = Path.Join(folder, $".{Path.GetFileName(file)}.lock");
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                // FileShare.None takes an advisory lock on Unix (flock) and a mandatory one on Windows; both end with the process.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(path) && time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Interval, time, cancellationToken);
            }
        }
    }

    private sealed class Holder(WriteLock owner, FileStream stream) : IDisposable
    {
        public void Dispose()
        {
            stream.Dispose();
            owner._turn.Release();
        }
    }
}
