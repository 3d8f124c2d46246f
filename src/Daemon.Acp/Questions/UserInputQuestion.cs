using Daemon.Acp.Editor;
using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Questions;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Approvals;

namespace Daemon.Acp.Questions;

/// <summary>What the model wants to know from the user: one choice after the other.</summary>
/// <remarks>The protocol has no free text in its questions, so one that offers no answers is left unanswered.</remarks>
internal static class UserInputQuestion
{
    public static async Task<ToolRequestUserInputResponse> AskAsync(
        EditorClient editor, string sessionId, ToolRequestUserInputParams p, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, ToolRequestUserInputAnswer>();
        foreach (var question in p.Questions)
        {
            if (question.Options is not { Count: > 0 } options)
            {
                continue;
            }

            var choices = new Choices<string?>(refusal: null);
            List<ToolCallContent> content = [Fenced.Plain(question.Question)];
            foreach (var option in options)
            {
                choices.Add(option.Label, PermissionOptionKind.AllowOnce, option.Label);
                content.Add(Fenced.Plain($"**{option.Label}**: {option.Description}"));
            }

            choices.Add("None of these", PermissionOptionKind.RejectOnce, null);
            var subject = new PermissionSubject
            {
                ToolCallId = $"{p.ItemId}-{question.Id}",
                Title = question.Header,
                Kind = ToolKind.Think,
                Status = ToolCallStatus.Pending,
                Content = content,
            };
            if (await choices.AskAsync(editor, sessionId, subject, cancellationToken) is { } answer)
            {
                answers[question.Id] = new ToolRequestUserInputAnswer { Answers = [answer] };
            }
        }

        return new ToolRequestUserInputResponse { Answers = answers };
    }
}
