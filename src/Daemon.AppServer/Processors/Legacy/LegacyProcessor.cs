using System.Globalization;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout.Store;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Legacy;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Legacy;

/// <summary>Requests of the first version that clients still send: <c>getConversationSummary</c>, <c>gitDiffToRemote</c>.</summary>
internal sealed class LegacyProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.GetConversationSummary, WireJson.GetConversationSummaryParams, WireJson.GetConversationSummaryResponse, Summarise);
        methods.Add(ClientRequestMethods.GitDiffToRemote, WireJson.GitDiffToRemoteParams, WireJson.GitDiffToRemoteResponse, DiffAsync);
    }

    private ValueTask Summarise(Request<GetConversationSummaryResponse> request, GetConversationSummaryParams p)
    {
        var row = p switch
        {
            { ConversationId: { } id } when Guid.TryParse(id, out _) => daemon.Store.Find(id) ?? throw ThreadAccess.NoRollout(id),
            { RolloutPath: { } path } => FindByPath(path),
            _ => throw Refusal("Invalid request: data did not match any variant of untagged enum GetConversationSummaryParams"),
        };
        request.Respond(new GetConversationSummaryResponse { Summary = ToWire(row) });
        return ValueTask.CompletedTask;
    }

    private ThreadRow FindByPath(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw Refusal("rolloutPath must not contain a NUL character");
        }

        var full = Path.GetFullPath(path, daemon.Options.CodexHome);
        if (!File.Exists(full))
        {
            throw Refusal($"failed to resolve rollout path `{path}`: file does not exist");
        }

        // Only threads of the store: a file elsewhere is nothing that this daemon may show.
        var row = ThreadIdIn(full) is { } id ? daemon.Store.Find(id) : null;
        return row is not null && row.Path == full ? row : throw Refusal($"`{path}` is not the file of a thread");
    }

    private async ValueTask DiffAsync(Request<GitDiffToRemoteResponse> request, GitDiffToRemoteParams p)
    {
        var cwd = RequestPath.ResolveCwd(p.Cwd, daemon.Options.Cwd)!;
        if (!Directory.Exists(cwd) || await new RemoteDiff(daemon, cwd).FindAsync(request.Cancelled) is not var (sha, diff))
        {
            throw Refusal($"failed to compute git diff to remote for cwd: \"{cwd}\"");
        }

        request.Respond(new GitDiffToRemoteResponse { Sha = sha, Diff = diff });
    }

    private static ConversationSummary ToWire(ThreadRow row)
    {
        var thread = ThreadMapper.Stored(row, []);
        return new ConversationSummary
        {
            ConversationId = row.Id,
            Path = row.Path,
            Preview = row.Preview,
            Timestamp = Moment(row.CreatedAt * 1000),
            UpdatedAt = Moment(row.UpdatedAtMs),
            ModelProvider = thread.ModelProvider,
            Cwd = row.Cwd,
            CliVersion = row.CliVersion,
            Source = thread.Source,
            GitInfo = row.Git is null ? null : new ConversationGitInfo
            {
                Sha = thread.GitInfo?.Sha, Branch = thread.GitInfo?.Branch, OriginUrl = thread.GitInfo?.OriginUrl,
            },
        };
    }

    /// <summary>From <c>rollout-{local time}-{thread id}.jsonl</c>, maybe with more behind the id.</summary>
    private static string? ThreadIdIn(string path)
    {
        const int Start = 28;
        const int Length = 36;
        var name = Path.GetFileName(path);
        return name.Length >= Start + Length && Guid.TryParseExact(name.AsSpan(Start, Length), "D", out _) ? name.Substring(Start, Length) : null;
    }

    private static string Moment(long unixMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static RpcException Refusal(string message) => new(ErrorCodes.InvalidRequest, message);
}
