using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Threads;

/// <summary>Takes threads out of memory. Runs in the queue of the thread's id, so that no request finds a thread half gone.</summary>
internal static class ThreadUnloading
{
    /// <summary>
    /// How long a thread without subscribers and without work stays loaded: long enough for a client that reconnects, short enough that
    /// the memory and the descriptors of clients that left come back.
    /// </summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <summary>For a thread that is nowhere but in memory.</summary>
    private static readonly TimeSpan EphemeralDelay = TimeSpan.FromMinutes(30);

    /// <summary>How long this thread stays loaded without use.</summary>
    public static TimeSpan DelayOf(LoadedThread thread) => thread.Facts.Ephemeral ? EphemeralDelay : Delay;

    /// <summary>Ends the session (a running turn is interrupted), gives up the writer lock and tells every client.</summary>
    public static async Task UnloadAsync(DaemonState daemon, LoadedThread thread)
    {
        daemon.Threads.Remove(thread);
        await thread.DisposeAsync();
        thread.SetStatus(new ThreadStatus.NotLoaded());
    }

    /// <summary>Unloads a thread that is still unused after <see cref="DelayOf"/>.</summary>
    public static async Task UnloadUnusedAsync(DaemonState daemon, LoadedThread thread)
    {
        if (!thread.Unused || !daemon.Threads.TryGet(thread.Id, out var loaded) || loaded != thread)
        {
            return;
        }

        try
        {
            await UnloadAsync(daemon, thread);
            daemon.Clients.Notify(
                ServerNotificationMethods.ThreadClosed, new ThreadClosedNotification { ThreadId = thread.Id }, WireJson.ThreadClosedNotification);
            if (daemon.Threads.All.Count == 0)
            {
                daemon.TellIfQuiet();
            }
        }
#pragma warning disable CA1031 // The edge of work that nobody asked for: there is nobody to answer.
        catch (Exception error)
#pragma warning restore CA1031
        {
            daemon.Log.Error(error, "thread {ThreadId} could not be unloaded", thread.Id);
        }
    }
}
