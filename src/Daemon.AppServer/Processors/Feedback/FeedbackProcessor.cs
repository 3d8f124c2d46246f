using System.Net.Http.Headers;
using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Feedback;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Feedback;

/// <summary>
/// <c>feedback/save</c> and <c>feedback/upload</c>. Nothing leaves the machine unless its owner has named an address: the variable
/// <c>CODEX_FEEDBACK_URL</c>, which takes the same archive that is saved by a POST of <c>application/zip</c>.
/// </summary>
internal sealed class FeedbackProcessor(DaemonState daemon) : IProcessor
{
    private const string AddressVariable = "CODEX_FEEDBACK_URL";
    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.FeedbackSave, WireJson.FeedbackSaveParams, WireJson.FeedbackSaveResponse, SaveAsync);
        methods.Add(ClientRequestMethods.FeedbackUpload, WireJson.FeedbackUploadParams, WireJson.FeedbackUploadResponse, UploadAsync);
    }

    private async ValueTask SaveAsync(Request<FeedbackSaveResponse> request, FeedbackSaveParams p)
    {
        if (!Path.IsPathFullyQualified(p.SavePath))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "feedback savePath must be an absolute host path");
        }

        var report = Report(p.Classification, p.ThreadId, p.Reason, p.Tags, p.IncludeLogs, p.ExtraLogFiles);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OnlyUser;
            }

            await using var file = new FileStream(p.SavePath, options);
            await file.WriteAsync(report.ToArchive(), request.Cancelled);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RpcException(ErrorCodes.InternalError, $"failed to save feedback: {failure.Message}");
        }

        request.Respond(new FeedbackSaveResponse { SavedPath = p.SavePath, ThreadId = report.ThreadId });
    }

    private async ValueTask UploadAsync(Request<FeedbackUploadResponse> request, FeedbackUploadParams p)
    {
        var report = Report(p.Classification, p.ThreadId, p.Reason, p.Tags, p.IncludeLogs, p.ExtraLogFiles);
        if (!daemon.Options.Environment.TryGetValue(AddressVariable, out var address) || !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new RpcException(
                ErrorCodes.InternalError, $"failed to upload feedback: {AddressVariable} names no http or https address; feedback/save writes it to a file");
        }

        using var content = new ByteArrayContent(report.ToArchive());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var post = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        using var limit = new CancellationTokenSource(Timeout, daemon.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, request.Cancelled);
        try
        {
            using var answer = await daemon.SignInHttp.SendAsync(post, either.Token);
            if (!answer.IsSuccessStatusCode)
            {
                throw new RpcException(ErrorCodes.InternalError, $"failed to upload feedback: {url.Host} answered with status {(int)answer.StatusCode}");
            }
        }
        catch (HttpRequestException failure)
        {
            throw new RpcException(ErrorCodes.InternalError, $"failed to upload feedback: {failure.Message}");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new RpcException(ErrorCodes.InternalError, $"failed to upload feedback: {url.Host} did not answer within {Timeout.TotalSeconds} seconds");
        }

        request.Respond(new FeedbackUploadResponse { ThreadId = report.ThreadId });
    }

    private FeedbackReport Report(
        string classification, string? threadId, string? reason, IReadOnlyDictionary<string, string>? tags, bool includeLogs, IReadOnlyList<string>? extra)
    {
        RequestThread.Check(threadId);
        var files = new List<string>();
        if (includeLogs)
        {
            if (threadId is not null && daemon.Store.FindPath(threadId) is { } rollout)
            {
                files.Add(rollout);
            }

            var logs = Path.Join(daemon.Options.CodexHome, "log");
            files.AddRange(Directory.Exists(logs) ? Directory.EnumerateFiles(logs) : []);
            files.AddRange((extra ?? []).Where(Path.IsPathFullyQualified));
        }

        return new FeedbackReport
        {
            Classification = classification,
            ThreadId = threadId ?? $"no-active-thread-{Guid.CreateVersion7()}",
            Reason = reason,
            Tags = tags ?? new Dictionary<string, string>(),
            Files = files,
            Version = daemon.Options.Version,
            At = daemon.Clock.GetUtcNow(),
        };
    }
}
