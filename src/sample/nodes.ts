import type { Region } from '../ens/types';

export interface SampleNode extends Required<Region> {
  area: string;
  province: string;
}

/** The six nodes of the sample account; the ids have the form of real ones. */
export const nodes = [
  node('cn-beijing-telecom', '北京电信', 'Beijing Telecom', 'NorthChina', 'Beijing'),
  node('cn-shanghai-unicom', '上海联通', 'Shanghai Unicom', 'EastChina', 'Shanghai'),
  node('cn-dalian-unicom', '大连联通', 'Dalian Unicom', 'NorthEastChina', 'Liaoning'),
  node('cn-xian-telecom', '西安电信', "Xi'an Telecom", 'NorthWestChina', 'Shaanxi'),
  node('cn-hangzhou-cmcc', '杭州移动', 'Hangzhou Mobile', 'EastChina', 'Zhejiang'),
  node('cn-guangzhou-cmcc', '广州移动', 'Guangzhou Mobile', 'SouthChina', 'Guangdong'),
] as const satisfies readonly SampleNode[];

function node(regionId: string, name: string, enName: string, area: string, province: string): SampleNode {
  return { regionId, name, enName, area, province };
}
