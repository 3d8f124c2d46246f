namespace Daemon.Execution.Sessions;

/// <summary>Passes one stream on to another, and its end, on a thread of its own.</summary>
internal static class StreamBridge
{
    private const int ChunkBytes = 8 * 1024;

    /// <summary>Owns <paramref name="to"/> from now on. The thread may outlive everything: a read of a terminal cannot be broken off.</summary>
    public static void Start(Stream from, Stream to, string name) =>
        new Thread(() => Run(from, to), SessionThreads.StackBytes) { IsBackground = true, Name = name }.Start();

    internal static void Run(Stream from, Stream to)
    {
        byte[] chunk = new byte[ChunkBytes];
        try
        {
            using (to)
            {
                while (from.Read(chunk) is > 0 and var count)
                {
                    to.Write(chunk.AsSpan(0, count));
                    to.Flush();
                }
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // One of the two is gone, and with it whom to tell.
        }
    }
}
