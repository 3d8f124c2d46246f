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
            McpServerElicitationRequestParams.Address address => means?.Url is null
                ? Task.FromResult(Declined)
                : ElicitAsync(
                    editor,
                    new CreateElicitationRequest
                    {
                        Mode = "url", SessionId = sessionId, Message = p.Message, ElicitationId = address.ElicitationId, Url = address.Url,
                    },
                    cancellationToken),
            _ when Schema(p) is { } schema && HasFields(schema) => means?.Form is null
                ? Task.FromResult(Declined)
                : ElicitAsync(
                    editor,
                    new CreateElicitationRequest { Mode = "form", SessionId = sessionId, Message = p.Message, RequestedSchema = schema },
                    cancellationToken),
            _ => ConsentAsync(editor, sessionId, p, cancellationToken),
        };
    }

    private static RawJson? Schema(McpServerElicitationRequestParams p) => p switch
    {
        McpServerElicitationRequestParams.Form form => form.RequestedSchema,
        McpServerElicitationRequestParams.OpenAiForm form => form.RequestedSchema,
        McpServerElicitationRequestParams.OpenAiFormOfOldName form => form.RequestedSchema,
        _ => null,
    };

    private static Task<McpServerElicitationRequestResponse> ConsentAsync(
        EditorClient editor, string sessionId, McpServerElicitationRequestParams p, CancellationToken cancellationToken)
    {
        var choices = new Choices<McpServerElicitationRequestResponse>(
            refusal: new McpServerElicitationRequestResponse { Action = McpServerElicitationAction.Cancel });
        choices.Add("Yes", PermissionOptionKind.AllowOnce, Accepted(persist: null));
        if (OffersSession(p.Meta))
        {
            choices.Add("Yes, and do not ask again in this session", PermissionOptionKind.AllowAlways, Accepted(persist: "session"));
        }

        choices.Add("No", PermissionOptionKind.RejectOnce, Declined);
        var subject = new PermissionSubject
        {
            ToolCallId = $"{p.ServerName}-{p.TurnId ?? p.ThreadId}",
            Title = p.Message,
            Kind = ToolKind.Other,
            Status = ToolCallStatus.Pending,
            Content = [Fenced.Plain(p.Message)],
        };
        return choices.AskAsync(editor, sessionId, subject, cancellationToken);
    }

    private static async Task<McpServerElicitationRequestResponse> ElicitAsync(
        EditorClient editor, CreateElicitationRequest question, CancellationToken cancellationToken)
    {
        var answer = await editor.ElicitAsync(question, cancellationToken);
        return answer.Action switch
        {
            "accept" => new McpServerElicitationRequestResponse { Action = McpServerElicitationAction.Accept, Content = answer.Content },
            "decline" => Declined,
            _ => new McpServerElicitationRequestResponse { Action = McpServerElicitationAction.Cancel },
        };
    }

    private static McpServerElicitationRequestResponse Accepted(string? persist) => new()
    {
        Action = McpServerElicitationAction.Accept,
        Content = RawJson.EmptyObject,
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
