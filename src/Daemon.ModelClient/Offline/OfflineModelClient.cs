using System.Runtime.CompilerServices;
using System.Text;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient.Offline;

/// <summary>
/// The embedded provider <c>offline</c>: a deterministic, rule-based stand-in for a model, so that threads, tools, approvals and
/// sandboxes can be used and tested without a network. It understands nothing; <see cref="OfflineRules"/> is all that it follows.
/// </summary>
/// <remarks>
/// Stateless and thread-safe: how far a message's actions have got is read from the conversation. Actions run one after another;
/// a command that fails does not stop the next one, a call that was refused does. Token counts are estimates (four bytes each).
/// </remarks>
internal sealed class OfflineModelClient : IModelClient
{
    private const int BytesPerToken = 4;

    /// <summary>Characters of a delta: enough pieces for a client to show a stream, not one for each letter.</summary>
    private const int DeltaCharacters = 32;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ModelEvent> StreamAsync(
        ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Consumers of a stream do not expect to be kept busy by the first MoveNextAsync.
        await Task.Yield();
        string suffix = Suffix(request);
        OfflineReply reply = Decide(request);
        yield return new ModelEvent.Created();

        ResponseItem item = reply.ToItem(suffix);
        if (reply is OfflineReply.Message { Text: var text })
        {
            yield return new ModelEvent.ItemAdded(OfflineItems.Message(item.Id!, text: null));
            foreach (string delta in Deltas(text))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new ModelEvent.TextDelta(item.Id!, delta);
            }
        }
        else
        {
            yield return new ModelEvent.ItemAdded(item);
        }

        yield return new ModelEvent.ItemDone(item);
        yield return new ModelEvent.Completed($"resp_{suffix}", Usage(request, item), EndTurn: null);
    }

    private static OfflineReply Decide(ModelRequest request)
    {
        if (request.Identity.RequestKind == "compaction")
        {
            // The last user message is the compaction prompt itself.
            return new OfflineReply.Message(OfflineWords.Summary(OfflineConversation.Requests(request.Input).SkipLast(1)));
        }

        OfflineConversation conversation = OfflineConversation.Read(request.Input);
        IReadOnlyList<OfflineAction> actions = OfflineRules.Read(conversation.UserText);
        int done = conversation.Results.Count;
        if (done < actions.Count && (done == 0 || conversation.Results[^1].Ran))
        {
            return OfflineReply.For(actions[done], OfflineTools.Read(request.Tools.Span));
        }

        return new OfflineReply.Message(done > 0 ? OfflineWords.Report(actions, conversation.Results) : OfflineWords.Introduction);
    }

    /// <summary>Makes ids unique in a thread, and the same for the same request.</summary>
    private static string Suffix(ModelRequest request) =>
        FormattableString.Invariant($"{request.Identity.TurnId}_{request.Identity.WindowNumber}_{request.Input.Count}");

    private static TokenUsage Usage(ModelRequest request, ResponseItem output)
    {
        long input = Tokens(request.Tools.Length + request.Input.Sum(item => (long)item.Json.Length));
        long produced = Tokens(output.Json.Length);
        return new TokenUsage(input, CachedInput: 0, CacheWriteInput: 0, produced, ReasoningOutput: 0, input + produced);
    }

    private static long Tokens(long bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;

    /// <summary>Cuts after the blank that follows the piece's length, so that no character is ever split.</summary>
    private static IEnumerable<string> Deltas(string text)
    {
        var piece = new StringBuilder();
        foreach (char c in text)
        {
            piece.Append(c);
            if (piece.Length >= DeltaCharacters && c is ' ' or '\n')
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }
}
