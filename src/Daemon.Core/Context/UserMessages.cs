using Daemon.Config.Plugins;
using Daemon.Core.History;
using Daemon.Core.Plugins;
using Daemon.Core.Skills;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Context;

/// <summary>Turns a user's input into the model's form: one message, and one more for each skill that it names.</summary>
internal static class UserMessages
{
    /// <param name="skills">Those that the user may name in a text.</param>
    /// <param name="plugins">Likewise.</param>
    public static IReadOnlyList<ResponseItem> ToResponseItems(IReadOnlyList<UserInput> input, IReadOnlyList<Skill> skills, IEnumerable<InstalledPlugin> plugins)
    {
        var messages = new List<ResponseItem>
        {
            ResponseItems.Message("user", writer =>
            {
                var images = 0;
                foreach (var part in input)
                {
                    WritePart(writer, part, ref images);
                }
            }),
        };
        var asked = input.OfType<UserInput.Skill>().Select(skill => (skill.Name, skill.Path));
        var named = SkillTexts.Mentioned(string.Join('\n', input.OfType<UserInput.PlainText>().Select(text => text.Text)), skills)
            .Select(skill => (skill.Name, skill.Path));
        messages.AddRange(PluginTexts.Mentioned(input, plugins).Select(PluginTexts.Message));
        messages.AddRange(asked.Concat(named).DistinctBy(skill => skill.Path).Select(skill => SkillTexts.Message(skill.Name, skill.Path)));
        return messages;
    }

    private static void WritePart(System.Text.Json.Utf8JsonWriter writer, UserInput part, ref int images)
    {
        switch (part)
        {
            case UserInput.PlainText text:
                ResponseItems.WriteTextPart(writer, text.Text);
                break;
            case UserInput.Image image:
                images++;
                ResponseItems.WriteImagePart(writer, image.Url, image.Detail);
                break;
            case UserInput.LocalImage local:
                images++;
                WriteLocalImage(writer, local, images);
                break;
            case UserInput.Mention mention:
                ResponseItems.WriteTextPart(writer, $"[{mention.Name}]({mention.Path})");
                break;
            case UserInput.Audio audio:
                ResponseItems.WriteTextPart(writer, $"[audio: {audio.Url}]");
                break;
            case UserInput.LocalAudio audio:
                ResponseItems.WriteTextPart(writer, $"[audio: {audio.Path}]");
                break;
        }
    }

    private static void WriteLocalImage(System.Text.Json.Utf8JsonWriter writer, UserInput.LocalImage local, int number)
    {
        var image = ImageFile.TryRead(local.Path, out var problem);
        if (image is null)
        {
            ResponseItems.WriteTextPart(writer, $"Codex could not read the local image at `{local.Path}`: {problem}");
            return;
        }

        ResponseItems.WriteTextPart(writer, $"<image name=[Image #{number}] path=\"{local.Path}\">");
        ResponseItems.WriteImagePart(writer, image, local.Detail);
        ResponseItems.WriteTextPart(writer, "</image>");
    }
}
