using System.Text.Json;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <summary>Lets the model see an image file.</summary>
internal sealed class ViewImageTool(TurnContext context) : FunctionTool(context)
{
    protected override Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var path = Path.GetFullPath(arguments.RequiredString("path"), Context.Settings.Cwd);
        if (!Path.Exists(path))
        {
            return Task.FromResult(Text(call, $"unable to locate image at `{path}`: No such file or directory (os error 2)"));
        }

        var image = ImageFile.TryRead(path, out var problem);
        if (image is null)
        {
            var text = Directory.Exists(path) ? problem : $"unable to process image: {problem}";
            return Task.FromResult(Text(call, text));
        }

        Context.TellItem(new TurnItem.ImageView(call.CallId ?? "", path));
        return Task.FromResult(new ToolResult(ResponseItems.CallOutput(call, writer =>
        {
            writer.WriteStartArray();
            ResponseItems.WriteImagePart(writer, image, "original");
            writer.WriteEndArray();
        }), Succeeded: true));
    }
}
