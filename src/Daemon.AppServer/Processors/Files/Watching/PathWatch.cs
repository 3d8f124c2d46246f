using Daemon.AppServer.Connections;
using Daemon.Core;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Fs;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Files.Watching;

/// <summary>
/// Watches a file, or a folder's own entries, and tells the client in bundles what changed. What does not exist yet is watched for as well:
/// then the nearest folder above it is watched until it comes.
/// </summary>
/// <remarks>Thread-safe. One task owns the operating system's watcher; its events only note paths.</remarks>
internal sealed class PathWatch(string watchId, string path, ClientConnection client, TimeProvider clock)
{
    /// <summary>How long changes are collected before they are told.</summary>
    private static readonly TimeSpan Bundle = TimeSpan.FromMilliseconds(200);

    /// <summary>More than this many changed paths between two bundles are told as a change of the watched path itself.</summary>
    private const int MaxPaths = 4096;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _activity = new(0, 1);
    private FileSystemWatcher? _watcher;

    /// <summary>Completes after <see cref="Stop"/>, when nothing more is sent.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to watch. Called once.</summary>
    /// <exception cref="IOException">The operating system has no watch to give.</exception>
    public void Start()
    {
        _watcher = Open();
        Completion = Background.Run(RunAsync);
    }

    /// <summary>Ends the watch; idempotent.</summary>
    public void Stop() => _stop.Cancel();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await _activity.WaitAsync(_stop.Token);
                await Task.Delay(Bundle, clock, _stop.Token);
                Reopen();
                if (Take() is { Length: > 0 } paths)
                {
                    await client.NotifyAsync(
                        ServerNotificationMethods.FsChanged,
                        new FsChangedNotification { WatchId = watchId, ChangedPaths = paths },
                        WireJson.FsChangedNotification,
                        clock,
                        _stop.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped: there is nobody to tell.
        }
        finally
        {
            _watcher?.Dispose();
        }
    }

    private AbsolutePath[] Take()
    {
        lock (_gate)
        {
            AbsolutePath[] paths = [.. _changed.Select(changed => new AbsolutePath(changed))];
            _changed.Clear();
            return paths;
        }
    }

    /// <summary>The folder whose entries tell of the path: itself, or the nearest one above it.</summary>
    private string Folder()
    {
        var folder = path;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }

    /// <summary>Moves the watcher when the path came or went.</summary>
    private void Reopen()
    {
        var folder = Folder();
        if (_watcher is { } current && current.Path == folder)
        {
            return;
        }

        _watcher?.Dispose();
        try
        {
            _watcher = Open();
        }
        catch (Exception gone) when (gone is IOException or ArgumentException)
        {
            // The folder vanished in between; the one above it says when it comes back.
            _watcher = null;
            Wake();
            return;
        }

        // What came with the folder came before it was watched.
        if (File.Exists(path) || Directory.Exists(path))
        {
            Note(path);
        }
    }

    private FileSystemWatcher Open()
    {
        var watcher = new FileSystemWatcher(Folder())
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size
                | NotifyFilters.Attributes | NotifyFilters.Security | NotifyFilters.CreationTime,
        };
        watcher.Created += (_, change) => OnChange(change.FullPath);
        watcher.Changed += (_, change) => OnChange(change.FullPath);
        watcher.Deleted += (_, change) => OnChange(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            OnChange(change.OldFullPath);
            OnChange(change.FullPath);
        };

        // Events were lost, or the folder is gone: the path itself stands for whatever happened.
        watcher.Error += (_, _) => Note(path);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void OnChange(string changed)
    {
        if (changed == path || Path.GetDirectoryName(changed) == path)
        {
            Note(changed);
        }
        else if (path.StartsWith(changed + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            // A folder on the way to the path came or went.
            Wake();
        }
    }

    private void Note(string changed)
    {
        lock (_gate)
        {
            if (_changed.Count >= MaxPaths)
            {
                _changed.Clear();
                changed = path;
            }

            _changed.Add(changed);
        }

        Wake();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_activity.CurrentCount == 0)
            {
                _activity.Release();
            }
        }
    }
}
