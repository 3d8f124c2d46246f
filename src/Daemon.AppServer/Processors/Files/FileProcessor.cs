using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Processors.Files.Trees;
using Daemon.Core;
using Daemon.Execution.Files;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Fs;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Files;

/// <summary><c>fs/*</c> except watching: the host's files with the daemon's own rights, outside of any sandbox.</summary>
internal sealed class FileProcessor : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.FsReadFile, WireJson.FsReadFileParams, WireJson.FsReadFileResponse, ReadAsync);
        methods.Add(ClientRequestMethods.FsWriteFile, WireJson.FsWriteFileParams, WireJson.EmptyResponse, WriteAsync);
        methods.Add(
            ClientRequestMethods.FsCreateDirectory, WireJson.FsCreateDirectoryParams, WireJson.EmptyResponse, Offload<FsCreateDirectoryParams>(CreateDirectory));
        methods.Add(ClientRequestMethods.FsGetMetadata, WireJson.FsGetMetadataParams, WireJson.FsGetMetadataResponse, GetMetadata);
        methods.Add(
            ClientRequestMethods.FsReadDirectory, WireJson.FsReadDirectoryParams, WireJson.FsReadDirectoryResponse, ReadDirectoryAsync);
        methods.Add(ClientRequestMethods.FsRemove, WireJson.FsRemoveParams, WireJson.EmptyResponse, Offload<FsRemoveParams>(Remove));
        methods.Add(ClientRequestMethods.FsCopy, WireJson.FsCopyParams, WireJson.EmptyResponse, Offload<FsCopyParams>(TreeCopy.Copy));
    }

    private static async ValueTask ReadAsync(Request<FsReadFileResponse> request, FsReadFileParams p)
    {
        var path = p.Path.Value;
        if (Directory.Exists(path) || (File.Exists(path) && !RegularFile.Is(path)))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"path `{path}` is not a file");
        }

        try
        {
            var bytes = await File.ReadAllBytesAsync(path, request.Cancelled);
            request.Respond(new FsReadFileResponse { DataBase64 = Convert.ToBase64String(bytes) });
        }
        catch (Exception failure) when (OsError.IsFileSystemFailure(failure))
        {
            throw OsError.Refusal(failure);
        }
    }

    private static async ValueTask WriteAsync(Request<EmptyResponse> request, FsWriteFileParams p)
    {
        if (!Base64Text.TryDecode(p.DataBase64, out var bytes, out var problem))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"fs/writeFile requires valid base64 dataBase64: {problem}");
        }

        if (Directory.Exists(p.Path.Value))
        {
            throw OsError.Refusal(OsError.IsDirectory);
        }

        try
        {
            await AtomicFile.WriteAsync(p.Path.Value, bytes, request.Cancelled);
        }
        catch (Exception failure) when (OsError.IsFileSystemFailure(failure))
        {
            throw OsError.Refusal(failure);
        }

        request.Respond(EmptyResponse.Instance);
    }

    private static void CreateDirectory(FsCreateDirectoryParams p)
    {
        var path = Path.TrimEndingDirectorySeparator(p.Path.Value);
        if (File.Exists(path) || (p.Recursive == false && Directory.Exists(path)))
        {
            throw OsError.Refusal(OsError.Exists);
        }

        if (p.Recursive == false && Path.GetDirectoryName(path) is { } parent && !Directory.Exists(parent))
        {
            throw OsError.Refusal(File.Exists(parent) ? OsError.NotDirectory : OsError.NoEntry);
        }

        Directory.CreateDirectory(path);
    }

    private static ValueTask GetMetadata(Request<FsGetMetadataResponse> request, FsGetMetadataParams p)
    {
        var path = p.Path.Value;
        var isDirectory = Directory.Exists(path);
        if (!isDirectory && !File.Exists(path))
        {
            throw OsError.Refusal(OsError.NoEntry);
        }

        try
        {
            var link = File.ResolveLinkTarget(path, returnFinalTarget: true);
            if (link is { Exists: false })
            {
                throw OsError.Refusal(OsError.NoEntry);
            }

            var info = link ?? (isDirectory ? new DirectoryInfo(path) : new FileInfo(path));
            request.Respond(new FsGetMetadataResponse
            {
                IsDirectory = isDirectory,
                IsFile = RegularFile.Is(path),
                IsSymlink = link is not null,
                CreatedAtMs = new DateTimeOffset(info.CreationTimeUtc).ToUnixTimeMilliseconds(),
                ModifiedAtMs = new DateTimeOffset(info.LastWriteTimeUtc).ToUnixTimeMilliseconds(),
            });
        }
        catch (Exception failure) when (OsError.IsFileSystemFailure(failure))
        {
            throw OsError.Refusal(failure);
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask ReadDirectoryAsync(Request<FsReadDirectoryResponse> request, FsReadDirectoryParams p)
    {
        var path = p.Path.Value;
        if (File.Exists(path))
        {
            throw OsError.Refusal(OsError.NotDirectory);
        }

        // A link counts as what it leads to; one that leads to neither a folder nor a file is left out.
        // By name: the order of a file system is that of chance.
        await RunAsync(() => request.Respond(new FsReadDirectoryResponse
        {
            Entries =
            [
                .. Sorted(new DirectoryInfo(path))
                    .Where(entry => entry.LinkTarget is null || Directory.Exists(entry.FullName) || RegularFile.Is(entry.FullName))
                    .Select(entry => new FsReadDirectoryEntry
                    {
                        FileName = entry.Name,
                        IsDirectory = Directory.Exists(entry.FullName),
                        IsFile = RegularFile.Is(entry.FullName),
                    }),
            ],
        }));
    }

    private static FileSystemInfo[] Sorted(DirectoryInfo folder)
    {
        var entries = folder.GetFileSystemInfos();
        Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    private static void Remove(FsRemoveParams p)
    {
        var path = Path.TrimEndingDirectorySeparator(p.Path.Value);
        var info = new FileInfo(path);
        if (info.LinkTarget is not null || info.Exists)
        {
            File.Delete(path);
        }
        else if (Directory.Exists(path))
        {
            Directory.Delete(path, p.Recursive ?? true);
        }
        else if (p.Force == false)
        {
            throw OsError.Refusal(OsError.NoEntry);
        }
    }

    /// <summary>Work on a whole tree leaves the reader loop, and its failures become answers.</summary>
    private static MethodHandler<T, EmptyResponse> Offload<T>(Action<T> work) => async (request, parameters) =>
    {
        await RunAsync(() => work(parameters));
        request.Respond(EmptyResponse.Instance);
    };

    private static async Task RunAsync(Action work)
    {
        try
        {
            await Background.Run(() =>
            {
                work();
                return Task.CompletedTask;
            });
        }
        catch (Exception failure) when (OsError.IsFileSystemFailure(failure))
        {
            throw OsError.Refusal(failure);
        }
    }
}
