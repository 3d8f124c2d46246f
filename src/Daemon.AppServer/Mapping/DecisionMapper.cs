using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.AppServer.Mapping;

/// <summary>Clients' answers to questions. An answer that cannot be understood is a refusal.</summary>
internal static class DecisionMapper
{
    private static readonly ReadOnlyMemory<byte> InvalidToolResult =
        """[{"type":"inputText","text":"dynamic tool response was invalid"}]"""u8.ToArray();

    public static ReviewDecision ForCommand(JsonElement? answer) => TryRead(answer, WireJson.CommandExecutionRequestApprovalResponse)?.Decision switch
    {
        CommandExecutionApprovalDecision.Accept => new ReviewDecision.Approved(),
        CommandExecutionApprovalDecision.AcceptForSession => new ReviewDecision.ApprovedForSession(),
        CommandExecutionApprovalDecision.AcceptWithExecpolicyAmendment amendment => new ReviewDecision.ApprovedWithAmendment(amendment.Prefix),
        CommandExecutionApprovalDecision.ApplyNetworkPolicyAmendment network => new ReviewDecision.NetworkRule(
            network.Amendment.Host, network.Amendment.Action == NetworkPolicyRuleAction.Allow),
        CommandExecutionApprovalDecision.Decline => new ReviewDecision.Denied(),
        CommandExecutionApprovalDecision.Cancel => new ReviewDecision.Abort(),
        _ => new ReviewDecision.Invalid("the answer to the approval request could not be understood"),
    };

    public static ReviewDecision ForFileChange(JsonElement? answer) => TryRead(answer, WireJson.FileChangeRequestApprovalResponse)?.Decision switch
    {
        FileChangeApprovalDecision.Accept => new ReviewDecision.Approved(),
        FileChangeApprovalDecision.AcceptForSession => new ReviewDecision.ApprovedForSession(),
        FileChangeApprovalDecision.Decline => new ReviewDecision.Denied(),
        FileChangeApprovalDecision.Cancel => new ReviewDecision.Abort(),
        _ => new ReviewDecision.Invalid("the answer to the approval request could not be understood"),
    };

    /// <summary>What is granted: nothing when the answer could not be understood.</summary>
    public static Op.PermissionsAnswer Permissions(string requestId, JsonElement? answer) =>
        TryRead(answer, WireJson.PermissionsRequestApprovalResponse) is { } granted
            ? new Op.PermissionsAnswer(requestId, AdditionalPermissionsMapper.Granted(granted.Permissions), granted.Scope == PermissionGrantScope.Session)
            : new Op.PermissionsAnswer(requestId, AdditionalPermissions.None, ForSession: false);

    /// <summary>Question id to answers; empty when the answer could not be understood.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Answers(JsonElement? answer) =>
        TryRead(answer, WireJson.ToolRequestUserInputResponse)?.Answers.ToDictionary(a => a.Key, a => a.Value.Answers)
        ?? new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The answer to a question of a tool server, or about one of its tools.</summary>
    public static Op.ElicitationAnswer ForElicitation(string requestId, JsonElement? answer)
    {
        var response = TryRead(answer, WireJson.McpServerElicitationRequestResponse);
        var action = response?.Action switch
        {
            McpServerElicitationAction.Accept => "accept",
            McpServerElicitationAction.Cancel => "cancel",
            _ => "decline",
        };
        return new Op.ElicitationAnswer(requestId, action, Raw(response?.Content), Raw(response?.Meta));
    }

    /// <summary>What a client's tool gave back; an error counts as a failed request.</summary>
    public static Op.DynamicToolResult ToolResult(string requestId, JsonElement? answer)
    {
        if (answer is null)
        {
            return new Op.DynamicToolResult(requestId, null, Success: false);
        }

        return TryRead(answer, WireJson.DynamicToolCallResponse) is { } result
            ? new Op.DynamicToolResult(requestId, Encoding.UTF8.GetBytes(answer.Value.GetProperty("contentItems"u8).GetRawText()), result.Success)
            : new Op.DynamicToolResult(requestId, InvalidToolResult, Success: false);
    }

    public static ToolRequestUserInputParams Questions(string threadId, EventMsg.UserInputRequest request)
    {
        using var document = JsonDocument.Parse(request.Questions);
        return new ToolRequestUserInputParams
        {
            ThreadId = threadId,
            TurnId = request.TurnId,
            ItemId = request.ItemId,
            Questions = [.. document.RootElement.EnumerateArray().Select(Question)],
            IsBlocking = false,
        };
    }

    private static ToolRequestUserInputQuestion Question(JsonElement question) => new()
    {
        Id = Text(question, "id"),
        Header = Text(question, "header"),
        Question = Text(question, "question"),
        IsOther = true,
        Options = question.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array
            ? [.. options.EnumerateArray().Select(o => new ToolRequestUserInputOption { Label = Text(o, "label"), Description = Text(o, "description") })]
            : null,
    };

    private static ReadOnlyMemory<byte>? Raw(RawJson? json) =>
        json is { } value && value != RawJson.Null ? value.Utf8 : default(ReadOnlyMemory<byte>?);

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static T? TryRead<T>(JsonElement? answer, WireType<T> type)
        where T : class
    {
        if (answer is not { } json)
        {
            return null;
        }

        try
        {
            return type.Parse(JsonMarshal.GetRawUtf8Value(json));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
