using Daemon.Protocol.Responses;

namespace Daemon.ModelClient.Offline;

/// <summary>What the offline provider reads of a request's input.</summary>
/// <param name="UserText">The last thing that the user said; empty when there is nothing.</param>
/// <param name="Results">Outputs of the calls made since then, in order.</param>
internal sealed record OfflineConversation(string UserText, IReadOnlyList<ToolResult> Results)
{
    // User messages that the daemon writes itself: context, not a request.
    private static readonly string[] ContextPrefixes =
        ["<environment_context>", "<skill>", "<user_shell_command>", "<turn_aborted>", "# AGENTS.md instructions"];

    public static OfflineConversation Read(IReadOnlyList<ResponseItem> input)
    {
        int last = input.Count - 1;
        while (last >= 0 && !IsRequest(input[last]))
        {
            last--;
        }

        string text = last < 0 ? string.Empty : ItemText.Read(input[last]);
        IEnumerable<ResponseItem> outputs = input.Skip(last + 1).Where(item => item.IsCallOutput);
        return new OfflineConversation(text, [.. outputs.Select(ItemText.Read).Select(ToolResult.Read)]);
    }

    /// <summary>Everything that the user asked for in this input, oldest first.</summary>
    public static IEnumerable<string> Requests(IReadOnlyList<ResponseItem> input) => input.Where(IsRequest).Select(ItemText.Read);

    private static bool IsRequest(ResponseItem item) =>
        item is { Kind: ResponseItemKind.Message, Role: "user" }
        && ItemText.Read(item).TrimStart() is var text
        && !Array.Exists(ContextPrefixes, prefix => text.StartsWith(prefix, StringComparison.Ordinal));
}
