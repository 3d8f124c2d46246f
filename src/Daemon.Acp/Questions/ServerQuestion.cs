using System.Text.Json;
using Daemon.Acp.Editor;
using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Questions;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Common;

namespace Daemon.Acp.Questions;

/// <summary>What a tool server wants from the user: consent, a form, or a visit to an address.</summary>
internal static class ServerQuestion
{
    private static readonly McpServerElicitationRequestResponse Declined = new() { Action = McpServerElicitationAction.Decline };

    public static Task<McpServerElicitationRequestResponse> AskAsync(
        EditorClient editor, string sessionId, McpServerElicitationRequestParams p, CancellationToken cancellationToken)
    {
        var means = editor.Capabilities.Elicitation;
        return p switch
        {
            { Mode: "url", Url: not null } when means?.Url is not null => ElicitAsync(editor, sessionId, "url", p, cancellationToken),
            { Mode: "url" } => Task.FromResult(Declined),
            { RequestedSchema: { } schema } when HasFields(schema) => means?.Form is not null
                ? ElicitAsync(editor, sessionId, "form", p, cancellationToken)
                : Task.FromResult(Declined),
            _ => ConsentAsync(editor, sessionId, p, cancellationToken),
        };
    }

    private static Task<McpServerElicitationRequestResponse> ConsentAsync(
        EditorClient editor, string sessionId, McpServerElicitationRequestParams p, CancellationToken cancellationToken)
    {
        var choices = new Choices<McpServerElicitationRequestResponse>(
            refusal: new McpServerElicitationRequestResponse { Action = McpServerElicitationAction.Cancel });
        choices.Add("Yes", PermissionOptionKind.AllowOnce, Accepted(p, persist: null));
        if (OffersSession(p.Meta))
        {
            choices.Add("Yes, and do not ask again in this session", PermissionOptionKind.AllowAlways, Accepted(p, persist: "session"));
        }

        choices.Add("No", PermissionOptionKind.RejectOnce, Declined);
        var subject = new PermissionSubject
        {
            ToolCallId = $"{p.ServerName}-{p.TurnId ?? p.ThreadId}",
            Title = p.Message ?? $"{p.ServerName} asks for consent",
            Kind = ToolKind.Other,
            Status = ToolCallStatus.Pending,
            Content = p.Message is { } message ? [Fenced.Plain(message)] : null,
        };
        return choices.AskAsync(editor, sessionId, subject, cancellationToken);
    }

    private static async Task<McpServerElicitationRequestResponse> ElicitAsync(
        EditorClient editor, string sessionId, string mode, McpServerElicitationRequestParams p, CancellationToken cancellationToken)
    {
        var answer = await editor.ElicitAsync(
            new CreateElicitationRequest
            {
                Mode = mode,
                SessionId = sessionId,
                Message = p.Message ?? $"{p.ServerName} asks",
                RequestedSchema = mode == "form" ? p.RequestedSchema : null,
                ElicitationId = mode == "url" ? p.ElicitationId : null,
                Url = mode == "url" ? p.Url : null,
            },
            cancellationToken);
        return answer.Action switch
        {
            "accept" => new McpServerElicitationRequestResponse { Action = McpServerElicitationAction.Accept, Content = answer.Content },
            "decline" => Declined,
            _ => new McpServerElicitationRequestResponse { Action = McpServerElicitationAction.Cancel },
        };
    }

    private static McpServerElicitationRequestResponse Accepted(McpServerElicitationRequestParams p, string? persist) => new()
    {
        Action = McpServerElicitationAction.Accept,
        Content = p.RequestedSchema is null ? null : RawJson.EmptyObject,
        Meta = persist is null ? null : new RawJson(System.Text.Encoding.UTF8.GetBytes($$"""{"persist":"{{persist}}"}""")),
    };

    private static bool HasFields(RawJson schema)
    {
        using var document = JsonDocument.Parse(schema.Utf8);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("properties"u8, out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.EnumerateObject().MoveNext();
    }

    private static bool OffersSession(RawJson? meta)
    {
        if (meta is not { } present)
        {
            return false;
        }

        using var document = JsonDocument.Parse(present.Utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("persist"u8, out var persist)
            || persist.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var value in persist.EnumerateArray())
        {
            if (value.ValueEquals("session"u8))
            {
                return true;
            }
        }

        return false;
    }
}
